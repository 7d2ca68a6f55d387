namespace ThongSuot.Documents.Tests;

/// <summary>Finds things in and beside the repository, whatever folder the tests run from.</summary>
internal static class Repository
{
    /// <summary>The folder that holds ThongSuot.slnx.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory) ?? throw new InvalidOperationException("The tests do not run from within the repository.");

    /// <summary>Full path of a folder or file beside the repository (or, for a worktree, beside a folder above it); null when it is not there.</summary>
    public static string? Beside(string path)
    {
        for (var folder = Directory.GetParent(Root); folder is not null; folder = folder.Parent)
        {
            var whole = Path.Combine(folder.FullName, path);
            if (Path.Exists(whole)) return whole;
        }
        return null;
    }

    private static string? Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "ThongSuot.slnx"))) return folder.FullName;
        return null;
    }
}
