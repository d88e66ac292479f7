"""cube_cut.py SOCKET SERVER BYTES cut|silent: a socket before that of a server, which lets BYTES of its answers through and
then breaks off, or says nothing more."""
import socket, sys, threading, time

path, server, left, how = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
listener = socket.socket(socket.AF_UNIX)
listener.bind(path)
listener.listen()
client, there = listener.accept()[0], socket.socket(socket.AF_UNIX)
there.connect(server)


def ask():
    while asked := client.recv(65536):
        there.sendall(asked)


threading.Thread(target=ask, daemon=True).start()
while left and (answer := there.recv(min(65536, left))):
    client.sendall(answer)
    left -= len(answer)
if how == "silent":
    time.sleep(100)
