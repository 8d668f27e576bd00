namespace Autoencoders.Music;

/// <summary>Two-bar phrases of old tunes, all in the public domain, on white keys. Some are simplified at the upbeat.</summary>
public static class FolkTunes
{
    private static readonly (string Tune, string[] Phrases)[] s_tunes =
    [
        ("Ah! vous dirai-je, maman", ["C2C2G2G2A2A2G4", "F2F2E2E2D2D2C4", "G2G2F2F2E2E2D4"]),
        ("Frère Jacques", ["C2D2E2C2C2D2E2C2", "E2F2G4E2F2G4", "GAGFE2C2GAGFE2C2"]),
        ("Mary had a little lamb", ["E2D2C2D2E2E2E4", "D2D2D4E2G2G4", "E2D2C2D2E2E2E2E2", "D2D2E2D2C8"]),
        ("Ode to Joy", ["E2E2F2G2G2F2E2D2", "C2C2D2E2E3DD4", "C2C2D2E2D3CC4"]),
        ("London Bridge", ["G3AG2F2E2F2G4", "D2E2F4E2F2G4", "D4G4E2C6"]),
        ("Au clair de la lune", ["C2C2C2D2E4D4", "C2E2D2D2C8"]),
        ("Alle meine Entchen", ["C2D2E2F2G4G4", "A2A2A2A2G8", "F2F2F2F2E4E4", "D2D2D2D2C8"]),
        ("Hänschen klein", ["G2E2E4F2D2D4", "C2D2E2F2G2G2G4", "D2D2D2D2D2E2F4", "E2E2E2E2E2F2G4", "C2E2G2G2C8"]),
        ("Hot cross buns", ["E4D4C8", "CCCCDDDDE4D4"]),
        ("Jingle Bells", ["E2E2E4E2E2E4", "E2G2C3DE8", "F2F2F3FF2E2E2EE", "E2D2D2E2D4G4", "G2G2F2D2C8"]),
        ("Good King Wenceslas", ["c2c2c2d2c2c2G4", "A2G2A2B2c4c4"]),
        ("Yankee Doodle", ["c2c2d2e2c2e2d4", "c2c2d2e2c4B4", "c2c2d2e2f2e2d2c2", "B2G2A2B2c4c4"]),
        ("Oh! Susanna", ["E2G2G3AG2E2C3D", "E2E2D2C2D6CD", "E2E2D2D2C8"]),
        ("Old MacDonald", ["c2c2c2G2A2A2G4", "e2e2d2d2c8"]),
        ("Fuchs, du hast die Gans gestohlen", ["C2D2E2F2G2G2G2G2", "A2F2c2A2G8"]),
        ("Sur le pont d'Avignon", ["C2C2C4D2D2D4"]),
        ("Go tell Aunt Rhody", ["E4E2D2C4C4", "D4D2F2E2D2C4", "G4G2F2E4E4", "D2C2D2E2C8"]),
        ("Aura Lee", ["G2c2B2c2d2A2d4", "c2B2A2B2c8"]),
    ];

    /// <summary>The phrases in the order of their tunes, each with the tune's name and its place there, from 1.</summary>
    public static IReadOnlyList<(string Tune, int Place, Melody Melody)> Phrases { get; } =
        [.. s_tunes.SelectMany(tune => tune.Phrases.Select((phrase, i) => (tune.Tune, i + 1, Melody.Parse(phrase))))];
}
