using System.Text.Json;
using System.Text.Json.Serialization;

namespace Autoencoders.Training;

/// <summary>The epochs of a <see cref="History"/> as JSON; every number comes back exactly.</summary>
internal static class HistoryJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static string Write(History history) => JsonSerializer.Serialize(history.Epochs, Options);

    /// <exception cref="JsonException">The text is no list of epochs.</exception>
    public static History Read(string json) => new(JsonSerializer.Deserialize<List<Epoch>>(json, Options) ?? []);
}
