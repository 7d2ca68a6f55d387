namespace ThongSuot.Documents.Vietnamese;

/// <summary>Reads the tab-separated tables embedded beside the code that uses them.</summary>
internal static class DataTable
{
    /// <summary>Rows of an embedded file, without the header row, empty lines and lines that start with '#'.</summary>
    public static IEnumerable<string[]> Rows(string path)
    {
        using var stream = typeof(DataTable).Assembly.GetManifestResourceStream(path)
            ?? throw new InvalidOperationException($"The table {path} is not embedded in this assembly.");
        using var reader = new StreamReader(stream);
        var first = true;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (!first) yield return line.Split('\t');
            first = false;
        }
    }
}
