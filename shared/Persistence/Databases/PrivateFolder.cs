namespace Evaluation.Persistence.Databases;

/// <summary>Folders for files that hold personal data and keys: what we make is for our own account alone.</summary>
public static class PrivateFolder
{
    public static void Make(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
