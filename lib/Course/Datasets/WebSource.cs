namespace Course.Datasets;

/// <summary>A web folder, or the address of the wanted file itself.</summary>
internal sealed class WebSource(string address) : IDataSource
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private static readonly HttpClient s_client = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(10) })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public string Name => address;

    public async Task<string> GetAsync(
        string fileName, string scratch, IProgress<(long Bytes, long Total)> progress, CancellationToken cancellationToken)
    {
        var uri = new Uri(address.EndsWith(fileName, StringComparison.Ordinal) ? address : $"{address.TrimEnd('/')}/{fileName}");
        var target = Path.Combine(scratch, Guid.NewGuid().ToString("N"));
        using var stalled = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stalled.CancelAfter(s_patience);
        try
        {
            using var response = await s_client.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, stalled.Token);
            if (!response.IsSuccessStatusCode)
            {
                throw new SourceException($"the server answered {(int)response.StatusCode} {response.ReasonPhrase}");
            }

            var total = response.Content.Headers.ContentLength ?? 0;
            await using var incoming = await response.Content.ReadAsStreamAsync(stalled.Token);
            await using var file = File.Create(target);
            var buffer = new byte[1 << 16];
            long bytes = 0;
            for (int read; (read = await incoming.ReadAsync(buffer, stalled.Token)) > 0;)
            {
                await file.WriteAsync(buffer.AsMemory(0, read), stalled.Token);
                progress.Report((bytes += read, total));
                stalled.CancelAfter(s_patience);
            }

            return target;
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SourceException($"no data for {s_patience.TotalSeconds:0} s", error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new SourceException(error.GetBaseException().Message, error);
        }
    }
}
