using System.IO.Enumeration;

namespace ThongSuot.Cli;

/// <summary>Turns the paths given into the files to read.</summary>
internal static class InputFiles
{
    /// <summary>
    /// Files as given and, for a folder, every file below it but JSON (the command's own output and hand-made labels) and hidden ones,
    /// in a stable order, each once. <paramref name="only"/> keeps files with one of these name endings, when any is given.
    /// </summary>
    /// <exception cref="UsageException">A path does not exist, or nothing is left to read.</exception>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> paths, IReadOnlyCollection<string> only, Speech speech)
    {
        if (paths.Count == 0) throw new UsageException(speech.Say("Hãy cho biết tệp hoặc thư mục cần đọc.", "Name a file or a folder to read."));
        var files = new List<string>();
        foreach (var path in paths)
        {
            if (File.Exists(path)) files.Add(path);
            else if (Directory.Exists(path)) files.AddRange(Below(path).Order(StringComparer.Ordinal));
            else if (path.StartsWith('-')) throw new UsageException(speech.Say($"Không có tùy chọn “{path}”. Xem cách dùng: thongsuot --help", $"There is no option “{path}”. For usage: thongsuot --help"));
            else throw new UsageException(speech.Say($"Không có tệp hoặc thư mục “{path}”.", $"There is no file or folder “{path}”."));
        }
        var chosen = files.DistinctBy(Path.GetFullPath, StringComparer.Ordinal).Where(f => only.Count == 0 || only.Contains(Ending(f))).ToList();
        return chosen.Count > 0 ? chosen : throw new UsageException(speech.Say("Không có tệp nào để đọc.", "There is no file to read."));
    }

    /// <summary>The name's ending without the point, in lower case.</summary>
    public static string Ending(string path) => Path.GetExtension(path).TrimStart('.').ToLowerInvariant();

    private static FileSystemEnumerable<string> Below(string folder) =>
        new(folder, (ref FileSystemEntry entry) => entry.ToSpecifiedFullPath(), new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && !Hidden(ref entry) && !Path.GetExtension(entry.FileName).Equals(".json", StringComparison.OrdinalIgnoreCase),
            // A link to a folder may lead round in a circle.
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !Hidden(ref entry) && (entry.Attributes & FileAttributes.ReparsePoint) == 0,
        };

    private static bool Hidden(ref FileSystemEntry entry) => entry.FileName.StartsWith('.') || entry.IsHidden;
}
