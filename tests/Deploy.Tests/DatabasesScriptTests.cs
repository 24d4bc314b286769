using System.Text.RegularExpressions;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Evaluation.Deploy.Tests;

public sealed class DatabasesScriptTests
{
    [Fact]
    public void Sql_server_can_read_it()
    {
        var script = Repository.Text("deploy/sqlserver/database.sql").Replace("$(SERVICE)", "reaction", StringComparison.Ordinal).Replace("$(PASSWORD)", "secret", StringComparison.Ordinal);

        new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out var errors);

        errors.Select(error => $"line {error.Line}: {error.Message}").ShouldBeEmpty();
        script.ShouldNotContain("$(");
    }

    [Fact]
    public void Each_service_gets_a_database()
    {
        var loops = ((string[])["deploy/sqlserver/databases.sh", "deploy/secrets/make.sh"])
            .Select(file => Regex.Match(Repository.Text(file), @"for \w+ in (?<services>[a-z ]+); do").Groups["services"].Value.Split(' ').Order());

        var expected = Repository.Services.Where(service => service != "Portal").Select(service => service.ToLowerInvariant()).Order().ToList();
        foreach (var services in loops) services.ShouldBe(expected);
    }
}
