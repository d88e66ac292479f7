# What a file of others costs follows what it reads: see cost_foreign.py. Nothing is left in the scratch folder.
. "$(dirname "$0")/lib_cost.sh"
costs cost_foreign "$data"
