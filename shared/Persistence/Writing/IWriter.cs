namespace Evaluation.Persistence.Writing;

/// <summary>Runs work in a transaction; two ways, one for each database.</summary>
internal interface IWriter : IAsyncDisposable
{
    Task<T> WriteAsync<T>(Func<UnitOfWork, Task<T>> work, CancellationToken cancellation);
}
