using System.Text.Json.Nodes;
using Autoencoders.Data;
using Autoencoders.Models;
using Autoencoders.Training;
using Notebooks.Documents;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Course.Site;

/// <summary>The trained networks that the explorers compute in the browser, with the test images that they show.</summary>
internal static class ExplorerNetworks
{
    public const string Vae = "vae";
    public const string Conditional = "conditional";
    public const string Denoiser = "denoiser";

    private const int Dots = 3000;
    private const int Samples = 20;

    /// <summary>The scripts that a notebook's page needs.</summary>
    public static IReadOnlyList<string> Of(string notebook) => notebook switch
    {
        "05-variational" => [Vae],
        "further/likelihood" => [Conditional],
        "03-denoising" => [Denoiser],
        _ => [],
    };

    /// <summary>Writes a script for each network.</summary>
    /// <param name="folder">Takes NAME.js.</param>
    public static void Write(string folder)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var test = Mnist.LoadTest();

        using var vae = Loaded(new DenseVae(2), "05-vae-2");
        var script = NetworkScript.Of(Decoder(vae)).Json();
        script["codes"] = NetworkScript.Packed(NetworkScript.Halves(vae.Encode(test.Images[..Dots]).Mu));
        script["labels"] = string.Concat(test.Labels[..Dots].data<long>().ToArray());
        Keep(folder, Vae, script);

        using var conditional = Loaded(ConditionalVae(), "likelihood-conditional");
        Keep(folder, Conditional, NetworkScript.Of(Decoder(conditional)).Json());

        using var denoiser = Loaded(new ConvAutoencoder(), "03-denoiser");
        script = NetworkScript.Of(denoiser.Encoder, denoiser.Decoder).Json();
        var pixels = test.Images[..Samples].mul(255).round().contiguous().flatten().data<float>().ToArray();
        script["images"] = Convert.ToBase64String([.. pixels.Select(pixel => (byte)pixel)]);
        Keep(folder, Denoiser, script);
    }

    private static T Loaded<T>(T network, string name)
        where T : nn.Module
    {
        Pretrained.Load(name, network);
        network.eval();
        return network;
    }

    // The layers as the notebook has them.
    private static Sequential ConditionalVae() => nn.Sequential(
        ("encoder", nn.Sequential(("hidden", nn.Linear(794, 512)), ("relu", nn.ReLU()), ("code", nn.Linear(512, 8)))),
        ("decoder", nn.Sequential(
            ("dense1", nn.Linear(14, 512)), ("relu1", nn.ReLU()), ("dense2", nn.Linear(512, 784)), ("sigmoid", nn.Sigmoid()))));

    private static nn.Module Decoder(nn.Module network) => network.named_children().Single(child => child.name == "decoder").module;

    private static void Keep(string folder, string name, JsonObject script) =>
        AtomicFile.WriteAllText(Path.Combine(folder, $"{name}.js"), $"(window.networks ??= {{}})['{name}'] = {script.ToJsonString()};\n");
}
