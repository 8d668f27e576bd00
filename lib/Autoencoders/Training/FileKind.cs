using System.Text;

namespace Autoencoders.Training;

/// <summary>Names files that are often taken for weights or checkpoints, by their first bytes.</summary>
internal static class FileKind
{
    private const int Length = 64;

    /// <summary>What a file is and what to do, to follow its name in a text; null for kinds that are not known.</summary>
    public static string? Of(string path)
    {
        using var file = File.OpenRead(path);
        var start = new byte[Length];
        var bytes = start.AsSpan(0, file.ReadAtLeast(start, Length, throwOnEndOfStream: false));
        var text = Encoding.Latin1.GetString(bytes).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        return bytes switch
        {
            [] => "is empty. Save or download it again.",
            [(byte)'P', (byte)'K', 3, 4, ..] => $"is a PyTorch file (zip). {Bridge("load_py")}",
            [0x80, >= 2 and <= 5, ..] =>
                $"is a PyTorch file of the old kind (pickle). Save it again in PyTorch: torch.save writes a zip now. {Bridge("load_py")}",
            [0x1F, 0x8B, ..] => "is compressed with gzip. Unpack it first.",
            [_, _, _, _, _, _, 0, 0, (byte)'{', ..] => $"is a safetensors file. {Bridge("load_safetensors")}",
            _ when Begins("<!doctype") || Begins("<html") => "is a web page (HTML), left by a failed download. Download the file itself.",
            _ when Begins("version https://git-lfs") => "is only a Git LFS pointer to the file. Fetch the file with 'git lfs pull'.",
            _ when text.Contains(Checkpoint.MarkStart, StringComparison.Ordinal)
                => $"is the checkpoint of a training. Set {nameof(TrainerOptions)}.{nameof(TrainerOptions.Checkpoint)} to it.",
            _ => null,
        };

        bool Begins(string with) => text.StartsWith(with, StringComparison.OrdinalIgnoreCase);

        static string Bridge(string method) =>
            $"Read it with the package TorchSharp.PyBridge, network.{method}(path), then keep it with Weights.Save.";
    }
}
