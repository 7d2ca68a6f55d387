using System.Text.Json;

namespace ThongSuot.Core.Documents;

/// <summary>What was stored of a reading (docs/json-schema), asked for single things.</summary>
internal static class StoredReading
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 10_000 };

    public static JsonDocument Parse(string reading) => JsonDocument.Parse(reading, Deep);

    /// <summary>Path of the provision that a place of the text stands in: "II/4/a"; empty outside of all.</summary>
    public static string SectionAt(string reading, int at)
    {
        using var json = Parse(reading);
        var (path, start) = ("", -1);
        // Nodes stand in the order of the text, those below after those above: the last one that holds the place is the nearest.
        foreach (var node in json.RootElement.GetProperty("tree").EnumerateArray())
            if (node.GetProperty("span") is var span && span[0].GetInt32() <= at && at < span[1].GetInt32() && span[0].GetInt32() >= start)
                (path, start) = (node.GetProperty("path").GetString() ?? "", span[0].GetInt32());
        return path.Length <= Duty.LongestSection ? path : "";
    }

    /// <summary>The first lines of provisions, by path; one that is not there is missing.</summary>
    public static IReadOnlyDictionary<string, string> FirstLines(string reading, string text, IReadOnlyCollection<string> paths)
    {
        var lines = new Dictionary<string, string>(StringComparer.Ordinal);
        using var json = Parse(reading);
        foreach (var node in json.RootElement.GetProperty("tree").EnumerateArray())
        {
            if (node.GetProperty("path").GetString() is not { Length: > 0 } path || lines.ContainsKey(path) || !paths.Contains(path)) continue;
            var (start, end) = (node.GetProperty("span")[0].GetInt32(), Math.Min(node.GetProperty("span")[1].GetInt32(), text.Length));
            if (start >= end) continue;
            var stretch = text.AsSpan(start, end - start).TrimStart();
            lines[path] = (stretch.IndexOfAny('\n', '\t') is var at and >= 0 ? stretch[..at] : stretch).Trim().ToString();
        }
        return lines;
    }
}
