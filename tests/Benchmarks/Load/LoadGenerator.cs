using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Evaluation.Benchmarks.Load;

/// <summary>
/// Sends prepared requests over keep-alive connections. Lean, because it shares the processor with what it measures: a few threads,
/// each of which writes one request to all of its connections and then reads their answers, by two system calls a request.
/// </summary>
internal sealed class LoadGenerator(int port, int threads, int connectionsEach)
{
    /// <summary>Sends each request once; any other answer than <paramref name="status"/> fails the benchmark.</summary>
    public TimeSpan Run(IReadOnlyList<byte[]> requests, int status)
    {
        // Opened anew each time, since the server closes those that nobody used for a while.
        var connections = Enumerable.Range(0, threads).Select(_ => Enumerable.Range(0, connectionsEach).Select(_ => new Connection(port)).ToArray()).ToArray();
        var next = -1;
        Exception? failure = null;
        var watch = Stopwatch.StartNew();
        var senders = connections.Select(own => new Thread(() =>
        {
            try
            {
                Send(own, requests, status, () => Interlocked.Increment(ref next));
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        })).ToList();
        senders.ForEach(sender => sender.Start());
        senders.ForEach(sender => sender.Join());
        var elapsed = watch.Elapsed;
        foreach (var connection in connections.SelectMany(own => own)) connection.Dispose();
        return failure is null ? elapsed : throw new InvalidOperationException("The load could not be sent.", failure);
    }

    private static void Send(Connection[] own, IReadOnlyList<byte[]> requests, int status, Func<int> next)
    {
        while (true)
        {
            var sent = 0;
            for (; sent < own.Length; sent++)
            {
                var request = next();
                if (request >= requests.Count) break;
                own[sent].Send(requests[request]);
            }
            if (sent == 0) return;
            for (var answered = 0; answered < sent; answered++) own[answered].ReadAnswer(status);
        }
    }

    private sealed class Connection : IDisposable
    {
        private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        private byte[] buffer = new byte[4096];

        public Connection(int port) => socket.Connect(IPAddress.Loopback, port);

        public void Send(byte[] request)
        {
            for (var sent = 0; sent < request.Length;) sent += socket.Send(request.AsSpan(sent));
        }

        public void ReadAnswer(int status)
        {
            var filled = 0;
            do
            {
                if (filled == buffer.Length) Array.Resize(ref buffer, filled * 2);
                var read = socket.Receive(buffer.AsSpan(filled));
                if (read == 0) throw new EndOfStreamException("The server closed the connection.");
                filled += read;
            }
            while (!RawAnswer.IsWhole(buffer.AsSpan(0, filled)));
            if (RawAnswer.Status(buffer) != status)
                throw new InvalidDataException($"{status} was expected, and this came: {System.Text.Encoding.UTF8.GetString(buffer, 0, filled)}");
        }

        public void Dispose() => socket.Dispose();
    }
}
