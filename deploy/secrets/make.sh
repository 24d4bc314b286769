#!/bin/sh
# Makes the passwords of the set once, and hands each container what it needs, and nothing else.
# First argument: the folder with one folder a reader in it; `own` keeps the passwords themselves.
set -eu
umask 022
root=$1
own=$root/own

# A password is made when it is missing and then kept: whoever wants another one replaces its file in `own`.
password() {
    if [ ! -s "$own/$1" ]; then
        # SQL Server asks for three kinds of characters; hexadecimal digits need no quoting in an address or in SQL.
        printf '%s' "${2:-Pw-$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')}" >"$own/$1.new"
        mv "$own/$1.new" "$own/$1"
    fi
    cat "$own/$1"
}

# Readable for every user of the one container that mounts the folder; users differ from image to image.
hand() {
    cat >"$root/$1/$2.new"
    mv "$root/$1/$2.new" "$root/$1/$2"
}

broker=$(password rabbitmq)
hand rabbitmq rabbitmq.conf <<END
default_user = evaluation
default_pass = $broker
END
password erlang-cookie | hand rabbitmq erlang-cookie
password sa | hand sqlserver sa

for service in identity cohorts reaction learning behaviour results aggregator notifications; do
    database=$(password "sqlserver-$service")
    printf '%s' "$database" | hand sqlserver "$service"
    printf 'amqp://evaluation:%s@rabbitmq:5672/' "$broker" | hand "$service" Messaging__RabbitMq
    # The server signs its own certificate when it is installed; the connection never leaves the containers' network.
    printf 'Server=sqlserver;User Id=evaluation_%s;Password=%s;Encrypt=true;TrustServerCertificate=true' "$service" "$database" |
        hand "$service" Database__ConnectionString
done
password admin "${ADMIN_PASSWORD:-}" | hand identity Evaluation__AdminPassword
