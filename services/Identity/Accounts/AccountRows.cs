using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;

namespace Evaluation.Identity.Accounts;

/// <summary>Reads accounts.</summary>
internal static class AccountRows
{
    private const string Columns = """
        a.id, a.user_name, a.password_hash, a.role, a.agency, a.email, a.person_id, a.state, a.version, a.created_at, COALESCE(s.version, 0) AS session_version
        """;

    public static Task<Account?> FindAsync(Session session, Guid id) => session.FirstOrDefaultAsync<Account>(
        $"SELECT {Columns} FROM accounts a {(session is UnitOfWork ? "{lock}" : "")} LEFT JOIN sessions s ON s.subject = a.id WHERE a.id = @id", new { id });

    public static Task<Account?> FindAsync(Session session, string userName) => session.FirstOrDefaultAsync<Account>(
        $"SELECT {Columns} FROM accounts a LEFT JOIN sessions s ON s.subject = a.id WHERE a.normalised_name = @name", new { name = UserName.Normalise(userName) });

    /// <summary>In the order in which they were made. Null filters let everything through.</summary>
    public static Task<IReadOnlyList<Account>> ListAsync(Session session, Guid after, int count, string? role, string? state) => session.QueryAsync<Account>(
        $$"""
        SELECT {{Columns}} FROM accounts a LEFT JOIN sessions s ON s.subject = a.id
        WHERE a.id > @after AND (@role IS NULL OR a.role = @role) AND (@state IS NULL OR a.state = @state) ORDER BY a.id {first @count}
        """,
        new { after, count, role, state });
}
