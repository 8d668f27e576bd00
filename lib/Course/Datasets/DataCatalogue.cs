namespace Course.Datasets;

/// <summary>The data sets that the course knows, with the sums of their contents.</summary>
internal static class DataCatalogue
{
    private const long CifarRecordBytes = 1 + (3 * 32 * 32);
    private const long CifarFileBytes = 10_000 * CifarRecordBytes;

    public static IReadOnlyList<DataSet> All { get; } =
    [
        new("mnist", "MNIST: 70 000 handwritten digits, 28x28 gray",
            IdxFiles(
                trainInRepository: true,
                "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
                "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
                "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
                "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
            []),
        new("fashion-mnist", "Fashion-MNIST: 70 000 pieces of clothing, 28x28 gray",
            IdxFiles(
                trainInRepository: false,
                "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
                "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
                "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
                "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"),
            [
                new WebSource("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
                new WebSource("https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/"),
            ]),
        new("cifar-10", "CIFAR-10: 60 000 photographs of ten classes, 32x32 colour",
            [
                .. Enumerable.Range(1, 5).Select(i => $"data_batch_{i}.bin").Append("test_batch.bin")
                    .Select(name => new DataFile(name, CifarFileBytes, Sha256: null, InRepository: false)),
            ],
            [
                new WebSource("https://www.cs.toronto.edu/~kriz/"),
                new WebSource("https://cave.cs.toronto.edu/kriz/"),
            ])
        {
            Archive = new("cifar-10-binary.tar.gz", "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd")
            {
                OtherForms = [("data_batch_1", "Python"), ("data_batch_1.mat", "Matlab")],
            },
        },
        new("natural", "Natural patches: 1 980 pieces of six photographs, 32x32 colour",
            [
                Natural("train.bin", 1_440, "de0d75f3c7d8eae97446004bab99c896acee9080cc74aeb431749889717bf652"),
                Natural("test.bin", 540, "7658a31dc5b14f2854d4f93b09c5e95c0c0a57f9facd11604c8c1a0e939551a9"),
            ],
            []),
    ];

    /// <summary>The set of a name; case and hyphens do not matter.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public static DataSet Find(string name) =>
        All.FirstOrDefault(set => Plain(set.Name) == Plain(name))
        ?? throw new InputException($"There is no data set '{name}'. There are: {string.Join(", ", All.Select(set => set.Name))}.");

    private static string Plain(string name) => name.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    private static DataFile Natural(string name, int count, string sum) => new(name, count * CifarRecordBytes, sum, InRepository: true);

    private static DataFile[] IdxFiles(
        bool trainInRepository, string trainImages, string trainLabels, string testImages, string testLabels) =>
    [
        new("train-images-idx3-ubyte.gz", 16 + 60_000 * 28 * 28, trainImages, trainInRepository),
        new("train-labels-idx1-ubyte.gz", 8 + 60_000, trainLabels, trainInRepository),
        new("t10k-images-idx3-ubyte.gz", 16 + 10_000 * 28 * 28, testImages, InRepository: true),
        new("t10k-labels-idx1-ubyte.gz", 8 + 10_000, testLabels, InRepository: true),
    ];
}
