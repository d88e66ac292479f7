# What a command costs follows what it reads: see cost.py. Nothing is left in the scratch folder.
. "$(dirname "$0")/lib_cost.sh"
costs cost "$data"
