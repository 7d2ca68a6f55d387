using System.Text;
using System.Xml;

namespace ThongSuot.Documents.Reading.Docx;

/// <summary>Counts automatic numbers as Word prints them (ECMA-376 part 1, 17.9).</summary>
internal sealed class DocxNumbering
{
    private const int Levels = 9;
    private const int MaxLinks = 8;

    private readonly Dictionary<int, DocxList> _lists = [];
    private readonly Dictionary<int, DocxList.Instance> _instances = [];
    private readonly Dictionary<string, int> _linked = new(StringComparer.Ordinal);

    public static DocxNumbering Read(XmlReader? xml, DocxStyles styles)
    {
        var numbering = new DocxNumbering();
        while (xml is not null && xml.Next())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "abstractNum") numbering.ReadList(xml, styles);
            else if (xml.LocalName == "num") numbering.ReadInstance(xml, styles);
        }
        return numbering;
    }

    /// <summary>
    /// Counts a paragraph on and gives its printed label with a space behind it, or null when the list prints none.
    /// <paramref name="level"/> is null when only the style says that the paragraph belongs to the list.
    /// </summary>
    public string? Count(int numberingId, int? level, string? style)
    {
        if (!_instances.TryGetValue(numberingId, out var instance) || Find(instance.ListId) is not { } list) return null;
        var at = Math.Clamp(level ?? list.LevelOf(style) ?? 0, 0, Levels - 1);
        return list.Count(instance, at);
    }

    // A list may stand for the one of a list style (w:numStyleLink → w:styleLink).
    private DocxList? Find(int id)
    {
        for (var i = 0; i < MaxLinks && _lists.TryGetValue(id, out var list); i++)
        {
            if (list.StandsFor is null || !_linked.TryGetValue(list.StandsFor, out id)) return list;
        }
        return null;
    }

    private void ReadList(XmlReader xml, DocxStyles styles)
    {
        if (xml.Number("abstractNumId") is not { } id || xml.IsEmptyElement) return;
        var list = _lists[id] = new DocxList();
        var depth = xml.Depth;
        while (xml.NextElement(depth))
        {
            if (xml.LocalName == "numStyleLink") list.StandsFor = xml.Val();
            else if (xml.LocalName == "styleLink" && xml.Val() is { } link) _linked[link] = id;
            else if (xml.LocalName == "lvl" && DocxLevel.Read(xml, styles) is { } level) list[level.Index] = level;
        }
    }

    private void ReadInstance(XmlReader xml, DocxStyles styles)
    {
        if (xml.Number("numId") is not { } id || xml.IsEmptyElement) return;
        var instance = _instances[id] = new DocxList.Instance();
        var depth = xml.Depth;
        var at = 0;
        while (xml.NextElement(depth))
        {
            if (xml.LocalName == "abstractNumId") instance.ListId = xml.Number() ?? -1;
            else if (xml.LocalName == "lvlOverride") at = Math.Clamp(xml.Number("ilvl") ?? 0, 0, Levels - 1);
            else if (xml.LocalName == "startOverride") instance.Starts[at] = xml.Number();
            else if (xml.LocalName == "lvl" && DocxLevel.Read(xml, styles) is { } level) instance.Levels[level.Index] = level;
        }
    }
}

/// <summary>One list definition with its counters, which all its instances share.</summary>
internal sealed class DocxList
{
    private readonly DocxLevel?[] _levels = new DocxLevel?[9];
    private readonly int[] _counters = new int[9];
    private readonly bool[] _started = new bool[9];

    /// <summary>Name of the list style this list stands for.</summary>
    public string? StandsFor { get; set; }

    public DocxLevel? this[int level] { set => _levels[level] = value; }

    /// <summary>The level a paragraph style is tied to.</summary>
    public int? LevelOf(string? style)
    {
        var at = style is null ? -1 : Array.FindIndex(_levels, l => l?.Style == style);
        return at < 0 ? null : at;
    }

    /// <summary>Counts on at a level and gives the label.</summary>
    public string? Count(Instance instance, int at)
    {
        if ((instance.Levels[at] ?? _levels[at]) is not { } level) return null;
        // A start of the instance's own counts the first time the instance is met; later restarts begin there too.
        var start = instance.Starts[at] ?? level.Start;
        if (instance.Starts[at] is not null && !instance.Met[at]) _started[at] = false;
        instance.Met[at] = true;
        _counters[at] = _started[at] ? _counters[at] + 1 : start;
        _started[at] = true;
        for (var below = at + 1; below < 9; below++)
        {
            var restart = (instance.Levels[below] ?? _levels[below])?.Restart;
            if (restart is null || restart > at) _started[below] = false;
        }
        if (level.IsBullet) return Bullet(level, instance, at);
        var label = Print(level, instance, at);
        return label.Length == 0 ? null : level.StandsClose ? label : label + " ";
    }

    private string Print(DocxLevel level, Instance instance, int at)
    {
        var label = new StringBuilder();
        var text = level.Text;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%' || i + 1 == text.Length || text[i + 1] is < '1' or > '9')
            {
                label.Append(text[i]);
                continue;
            }
            var of = text[++i] - '1';
            var shown = instance.Levels[of] ?? _levels[of];
            // A level that has not been used yet shows the number it would start with.
            var number = _started[of] || of == at ? _counters[of] : instance.Starts[of] ?? shown?.Start ?? 1;
            label.Append(NumberFormats.Print(level.IsLegal ? "decimal" : shown?.Format, number));
        }
        return label.ToString().Trim();
    }

    // Bullets print as the trade types them: "-", and "+" below it; a sign that is typed anyway stays.
    private string? Bullet(DocxLevel level, Instance instance, int at)
    {
        var sign = level.Text.Trim();
        if (sign.Length == 0) return null;
        if (sign[^1] is '+' or '*') return sign[^1] + " ";
        var below = at > 0 && !NumberFormats.IsDash(sign[^1]) && (instance.Levels[at - 1] ?? _levels[at - 1]) is { IsBullet: true };
        return below ? "+ " : "- ";
    }

    /// <summary>A use of a list (w:num) with its own starts and levels.</summary>
    internal sealed class Instance
    {
        public int ListId { get; set; } = -1;
        public int?[] Starts { get; } = new int?[9];
        public DocxLevel?[] Levels { get; } = new DocxLevel?[9];
        public bool[] Met { get; } = new bool[9];
    }
}
