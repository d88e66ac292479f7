# A root and keys with certificates of it, made in the working folder: rsa2048, rsa3072, p256. Each is
# NAME.key, NAME.crt and NAME.pem (its certificate and the root's); ca.pem is the root. Source it.
sign_time=$(date -u -d '+1 hour' +%Y-%m-%dT%H:00:00Z)

# leaf NAME KEY-USAGE GENPKEY-ARGUMENT...
leaf() {
    local name=$1
    printf 'keyUsage=critical,%s\nbasicConstraints=CA:FALSE\nsubjectKeyIdentifier=hash\n' "$2" >extensions
    printf 'authorityKeyIdentifier=keyid\n' >>extensions
    shift 2
    openssl genpkey "$@" -out "$name.key" 2>/dev/null &&
        openssl req -new -key "$name.key" -subj "/O=Contoh/CN=Pejabat Contoh $name" -out request.pem &&
        openssl x509 -req -in request.pem -CA ca.pem -CAkey ca.key -CAcreateserial -days 3650 \
            -extfile extensions -out "$name.crt" 2>/dev/null &&
        cat "$name.crt" ca.pem >"$name.pem" || fail "openssl makes no key $name"
}

openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 7300 \
    -subj '/O=Contoh/CN=Akar Contoh' -addext 'basicConstraints=critical,CA:TRUE' \
    -addext 'keyUsage=critical,keyCertSign,cRLSign' 2>/dev/null || fail 'openssl makes no root'
leaf rsa2048 digitalSignature,nonRepudiation -algorithm RSA -pkeyopt rsa_keygen_bits:2048
leaf rsa3072 digitalSignature,nonRepudiation -algorithm RSA -pkeyopt rsa_keygen_bits:3072
leaf p256 digitalSignature,nonRepudiation -algorithm EC -pkeyopt ec_paramgen_curve:P-256
