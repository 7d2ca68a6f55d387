namespace ThongSuot.Documents.Reading;

/// <summary>A folder of its own for the files that an outside program needs; gone when disposed.</summary>
internal sealed class WorkFolder : IDisposable
{
    private const int Tries = 10;

    private readonly DirectoryInfo _folder;

    public WorkFolder(ReaderOptions options)
    {
        if (options.TemporaryFolder is not { } root)
        {
            _folder = Directory.CreateTempSubdirectory("thongsuot-");
            return;
        }
        var path = System.IO.Path.Combine(root, "thongsuot-" + Guid.NewGuid().ToString("N"));
        // For nobody else's eyes, as the system's own temporary folders.
        _folder = OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public string Path => _folder.FullName;

    /// <summary>The path of a file in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                _folder.Delete(recursive: true);
                return;
            }
            catch (DirectoryNotFoundException)
            {
                return;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A program just ended may still be letting go of its files. After that the system's own cleaning of temporary files has to do.
                if (attempt == Tries) return;
                Thread.Sleep(50);
            }
        }
    }
}
