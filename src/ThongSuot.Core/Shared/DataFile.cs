namespace ThongSuot.Core.Shared;

/// <summary>Tables that stand as .tsv beside the code that reads them, embedded by their path.</summary>
internal static class DataFile
{
    /// <summary>Rows as columns, without comments (#) and empty lines.</summary>
    public static IEnumerable<string[]> Rows(string path)
    {
        using var stream = typeof(DataFile).Assembly.GetManifestResourceStream(path) ?? throw new InvalidOperationException($"{path} is not embedded.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') yield return line.Split('\t');
    }
}
