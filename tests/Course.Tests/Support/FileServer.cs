using System.Net;

namespace Course.Tests.Support;

/// <summary>Serves files over HTTP on this machine's loopback address.</summary>
internal sealed class FileServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<string, (byte[] Content, long Announced)?> _answer;

    /// <param name="answer">The content of a file name, and the length that is announced for it; null is answered by 404.</param>
    public FileServer(Func<string, (byte[] Content, long Announced)?> answer)
    {
        _answer = answer;
        for (var port = 20_000 + Random.Shared.Next(20_000); ; port++)
        {
            try
            {
                Address = $"http://127.0.0.1:{port}/";
                _listener.Prefixes.Add(Address);
                _listener.Start();
                break;
            }
            catch (HttpListenerException)
            {
                _listener.Prefixes.Clear();
            }
        }

        _ = Task.Run(ServeAsync);
    }

    public string Address { get; }

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                if (_answer(Path.GetFileName(context.Request.Url!.AbsolutePath)) is { } answer)
                {
                    context.Response.ContentLength64 = answer.Announced;
                    await context.Response.OutputStream.WriteAsync(answer.Content);
                    if (answer.Content.Length < answer.Announced) context.Response.Abort();
                }
                else
                {
                    context.Response.StatusCode = 404;
                }

                context.Response.Close();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                if (!_listener.IsListening) return;
            }
        }
    }
}
