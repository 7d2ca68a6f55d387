namespace ThongSuot.TestKit;

/// <summary>The documents written for this project, in the folder "samples" at the root of the repository.</summary>
public static class Samples
{
    private const string RootMarker = "ThongSuot.slnx";

    /// <summary>The folder itself.</summary>
    public static string Folder { get; } = Find();

    /// <summary>The folder of hand-made labels, NAME.gold.json for the sample NAME.docx, NAME.pdf …</summary>
    public static string Gold => System.IO.Path.Combine(Folder, "gold");

    /// <summary>Every sample, as a full path, in the order of names.</summary>
    public static IReadOnlyList<string> All { get; } = Directory.EnumerateFiles(Folder)
        .Where(path => !path.EndsWith(".md", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .ToList();

    /// <summary>Full path of one sample, "ke-hoach-hanh-dong-thi-uy.docx".</summary>
    /// <exception cref="FileNotFoundException">There is no such sample.</exception>
    public static string Path(string name)
    {
        var path = System.IO.Path.Combine(Folder, name);
        return File.Exists(path) ? path : throw new FileNotFoundException("No such sample.", path);
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, RootMarker))) return System.IO.Path.Combine(folder.FullName, "samples");
        }
        throw new DirectoryNotFoundException($"No {RootMarker} above {AppContext.BaseDirectory}.");
    }
}
