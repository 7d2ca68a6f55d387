namespace ThongSuot.Cli;

/// <summary>Gives each file read a name to write to, so that none overwrites another or a file that was read.</summary>
internal static class OutputNames
{
    /// <summary>NAME.json when one file of the run has that name, else NAME.docx.json, NAME.pdf.json …; a count where even these meet.</summary>
    public static IReadOnlyList<string> For(IReadOnlyList<string> files, string folder, string ending)
    {
        var alone = files.CountBy(f => Path.GetFileNameWithoutExtension(f), StringComparer.OrdinalIgnoreCase).Where(n => n.Value == 1).Select(n => n.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var taken = files.Select(Path.GetFullPath).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. files.Select(file => Candidates(file).Select(name => Path.GetFullPath(Path.Combine(folder, name + ending))).First(taken.Add))];

        IEnumerable<string> Candidates(string file)
        {
            if (alone.Contains(Path.GetFileNameWithoutExtension(file))) yield return Path.GetFileNameWithoutExtension(file);
            yield return Path.GetFileName(file);
            for (var count = 2; ; count++) yield return $"{Path.GetFileName(file)}.{count}";
        }
    }
}
