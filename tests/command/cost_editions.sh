# What it costs to build the editions of others again: see cost_editions.py. Nothing is left in the scratch folder.
. "$(dirname "$0")/lib_cost.sh"
costs cost_editions "$TOP"
