using System.Security.Cryptography;
using Evaluation.Hosting.Security;
using Evaluation.Persistence.Databases;
using Microsoft.IdentityModel.Tokens;

namespace Evaluation.Identity.PublishKeys;

/// <summary>The key that signs the tokens: made once, at the first start, and kept in the database.</summary>
internal sealed class SigningKeys([FromKeyedServices(IdentityService.Database)] Database database) : ILocalSigningKeys, IDisposable
{
    private readonly SemaphoreSlim loading = new(1);
    private ECDsaSecurityKey? signing;
    private ECDsaSecurityKey? published;

    public async Task<IReadOnlyCollection<SecurityKey>> PublicKeysAsync(CancellationToken cancellation)
    {
        await SigningKeyAsync(cancellation);
        return [published!];
    }

    public async Task<ECDsaSecurityKey> SigningKeyAsync(CancellationToken cancellation)
    {
        if (signing is not null) return signing;
        await loading.WaitAsync(cancellation);
        try
        {
            return signing ?? Take(await FindAsync(cancellation) ?? await MakeAsync(cancellation));
        }
        finally
        {
            loading.Release();
        }
    }

    public void Dispose() => loading.Dispose();

    private ECDsaSecurityKey Take(StoredKey stored)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(stored.PrivateKey);
        published = new(ECDsa.Create(key.ExportParameters(includePrivateParameters: false))) { KeyId = stored.Kid };
        return signing = new(key) { KeyId = stored.Kid };
    }

    private Task<StoredKey?> FindAsync(CancellationToken cancellation) => database.ReadAsync(session => session.FirstOrDefaultAsync<StoredKey>(
        "SELECT kid, private_key FROM signing_keys WHERE number = @number", new { number = 1 }), cancellation);

    private async Task<StoredKey> MakeAsync(CancellationToken cancellation)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var kid = Base64UrlEncoder.Encode(new ECDsaSecurityKey(key).ComputeJwkThumbprint());
        var made = new StoredKey { Kid = kid, PrivateKey = key.ExportPkcs8PrivateKeyPem() };
        try
        {
            await database.WriteAsync(work => work.ExecuteAsync(
                "INSERT INTO signing_keys (number, kid, private_key, created_at) VALUES (@number, @Kid, @PrivateKey, @Now)",
                new { number = 1, made.Kid, made.PrivateKey, work.Now }), cancellation);
            return made;
        }
        catch (Exception exception) when (database.Dialect.IsUniqueViolation(exception))
        {
            // Another instance that started at the same moment was first: its key is everybody's.
            return (await FindAsync(cancellation))!;
        }
    }

    private sealed class StoredKey
    {
        public string Kid { get; init; } = "";
        public string PrivateKey { get; init; } = "";
    }
}
