#!/bin/bash
# Gives each service its database and a login that reaches no other one. May run again at any time.
set -euo pipefail
# sqlcmd takes the password and the script's variables from the environment, so that no process list shows them.
export SQLCMDPASSWORD PASSWORD SERVICE
SQLCMDPASSWORD=$(cat /run/secrets/sa)
for SERVICE in identity cohorts reaction learning behaviour results aggregator notifications; do
    PASSWORD=$(cat "/run/secrets/$SERVICE")
    /opt/mssql-tools18/bin/sqlcmd -S sqlserver -U sa -C -b -i /database.sql
done
