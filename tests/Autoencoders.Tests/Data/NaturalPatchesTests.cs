using System.Runtime.InteropServices;
using Autoencoders.Data;
using static TorchSharp.torch;

namespace Autoencoders.Tests.Data;

/// <summary>The patches that the repository has.</summary>
public class NaturalPatchesTests
{
    [Fact]
    public void Load_TrainingAndTest_AreOfDifferentPhotographs()
    {
        var (train, test) = NaturalPatches.Load();
        using (train)
        using (test)
        {
            Assert.Equal([1440, 3, 32, 32], train.Images.shape);
            Assert.Equal([540, 3, 32, 32], test.Images.shape);
            Assert.Equal(["raccoon", "coffee", "rocket", "hubble"], Photographs(train));
            Assert.Equal(["astronaut", "cat"], Photographs(test));
        }

        static IEnumerable<string> Photographs(ImageDataset set) =>
            set.Labels.data<long>().Distinct().Order().Select(label => set.ClassNames[(int)label]);
    }

    [Fact]
    public void Load_EveryPatch_HasContrast()
    {
        var (train, test) = NaturalPatches.Load();
        using (train)
        using (test)
        {
            using var scope = NewDisposeScope();
            var brightness = cat([train.Images, test.Images]).mul(tensor([0.299f, 0.587f, 0.114f]).reshape(1, 3, 1, 1)).sum([1]);

            Assert.True(brightness.flatten(1).std(1, unbiased: false).min().item<float>() > 0.0799f);
            Assert.Equal((0f, 1f), (train.Images.min().item<float>(), train.Images.max().item<float>()));
        }
    }

    [Fact]
    public void Load_NoPatch_IsThereTwice()
    {
        var (train, test) = NaturalPatches.Load();
        using (train)
        using (test)
        {
            using var all = cat([train.Images, test.Images]);
            var contents = all.data<float>().Chunk(Cifar10File.ImageBytes)
                .Select(pixels => Convert.ToBase64String(MemoryMarshal.AsBytes<float>(pixels)));

            Assert.Equal(1980, contents.Distinct().Count());
        }
    }
}
