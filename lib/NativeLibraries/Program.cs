using NativeLibraries;

if (args is not [var source, var target, var note])
{
    Console.Error.WriteLine("Usage: NativeLibraries SOURCE TARGET NOTE");
    return 2;
}

try
{
    File.WriteAllText(note, OlderSystem.Copy(source, target, SystemLibrary.Versions) + "\n");
    return 0;
}
catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
{
    // The form that a build shows as an error.
    Console.Error.WriteLine($"NativeLibraries : error COURSE1: {error.Message}");
    return 1;
}
