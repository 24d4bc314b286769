using System.Net;
using System.Net.Sockets;

namespace Evaluation.Local;

internal static class Ports
{
    /// <exception cref="LocalSetException">Another program listens there.</exception>
    public static void ShouldBeFree(Uri address)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.TryParse(address.Host.Trim('[', ']'), out var host) ? host : IPAddress.Loopback, address.Port);
            listener.Start();
        }
        catch (SocketException exception)
        {
            throw new LocalSetException($"{address} cannot be listened on ({exception.Message}). Stop what does, or give another address with --urls.");
        }
    }

    /// <summary>Different ports that are free now. Held until all are found: one that was given back might be given out again.</summary>
    public static Queue<int> Free(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        try
        {
            foreach (var listener in listeners) listener.Start();
            return new(listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port));
        }
        finally
        {
            foreach (var listener in listeners) listener.Dispose();
        }
    }
}
