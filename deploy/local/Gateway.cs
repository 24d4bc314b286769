namespace Evaluation.Local;

/// <summary>nginx as the one address for pages and API, in turn over the instances of each service.</summary>
internal sealed class Gateway(string folder, Uri address, IReadOnlyList<(Service Service, IReadOnlyList<Uri> Urls)> services)
{
    public const string Name = "gateway";

    public ProcessStart Start(Func<string, int, string> logOf)
    {
        var nginx = Tool.Nginx.Find("");
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "nginx.conf");
        File.WriteAllText(file, Configuration());
        return new(Name, 1, nginx, ["-p", $"{folder}/", "-c", file, "-e", "stderr"], new Dictionary<string, string>(), address, logOf(Name, 1));
    }

    internal string Configuration() => $$"""
        # Written at each start.
        daemon off;
        # One process: its id is the gateway's, and nothing stays behind when it is killed.
        master_process off;
        pid nginx.pid;
        error_log stderr;
        events { worker_connections 1024; }
        http {
            access_log off;
            server_tokens off;
            client_body_temp_path body;
            proxy_temp_path proxy;
            fastcgi_temp_path fastcgi;
            uwsgi_temp_path uwsgi;
            scgi_temp_path scgi;

            # A bundle has up to 20 MB; the service itself says what is wrong with a larger one.
            client_max_body_size 21m;
            client_body_buffer_size 256k;

            # Processes of this machine are believed when they say for whom they ask: the portal, and what ends TLS in front.
            set_real_ip_from 127.0.0.1;
            set_real_ip_from ::1;
            real_ip_header X-Forwarded-For;
            map "$realip_remote_addr $http_x_forwarded_proto" $forwarded_proto {
                "127.0.0.1 https" https;
                "::1 https" https;
                default $scheme;
            }
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host $http_host;
            proxy_set_header X-Forwarded-For $remote_addr;
            proxy_set_header X-Forwarded-Proto $forwarded_proto;

            # The next instance is asked when one cannot be reached. A POST goes on only if nothing of it was sent yet: one that may have
            # been taken is never repeated here, but by its sender, under its Idempotency-Key.
            proxy_next_upstream error;
            proxy_next_upstream_tries 2;
            proxy_connect_timeout 2s;
            # An import asks each level three times, and waits a minute for each.
            proxy_read_timeout 200s;

            map $http_accept_language $unavailable {
                "~*^en" "The service does not answer. Try again in a moment; with the same Idempotency-Key nothing is counted twice.";
                default "Layanan tidak menjawab. Coba lagi sebentar lagi; dengan Idempotency-Key yang sama tidak ada yang terhitung dua kali.";
            }
            map $http_accept_language $too_large {
                "~*^en" "What was sent is too large.";
                default "Kiriman terlalu besar.";
            }

        {{Upstreams()}}
            server {
                listen {{Listen()}};
                error_page 413 @too_large;
                error_page 502 504 =503 @unavailable;
                location @too_large {
                    default_type application/problem+json;
                    return 413 '{"type":"urn:evaluation:tooLarge","title":"$too_large","status":413,"code":"tooLarge"}';
                }
                location @unavailable {
                    default_type application/problem+json;
                    add_header Retry-After 1 always;
                    return 503 '{"type":"urn:evaluation:unavailable","title":"$unavailable","status":503,"code":"unavailable"}';
                }
        {{Locations()}}
            }
        }
        """;

    private string Listen() => $"{(address.Host == "localhost" ? "127.0.0.1" : address.Host)}:{address.Port}";

    // One that cannot be reached is left out for a moment; where there is a single one nginx always tries.
    private string Upstreams() => Lines(services.SelectMany(entry => (IEnumerable<string>)
    [
        $"    upstream {entry.Service.Name} {{",
        .. entry.Urls.Select(url => $"        server {url.Authority} max_fails=1 fail_timeout=1s;"),
        "        keepalive 16;",
        "    }",
    ]));

    private string Locations() => Lines(services.SelectMany(entry => (IEnumerable<string>)
    [
        .. entry.Service.Paths.SelectMany(path => (IEnumerable<string>)
        [
            $"        location = /api/{path} {{ proxy_pass http://{entry.Service.Name}; }}",
            $"        location /api/{path}/ {{ proxy_pass http://{entry.Service.Name}; }}",
        ]),
        $"        location = /openapi/{entry.Service.Name.ToLowerInvariant()}.json {{ proxy_pass http://{entry.Service.Name}/openapi/v1.json; }}",
    ]).Append($"        location / {{ proxy_pass http://{Service.Portal.Name}; }}"));

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
