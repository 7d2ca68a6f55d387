using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace ThongSuot.Documents.Reading.Html;

/// <summary>
/// Leaves out tags that nest deeper than a limit, before the parser sees them: for every tag it looks through all open elements, so that deep
/// nesting costs it time without bound. Follows the parser's rules as far as depth goes; pages in order pass unchanged.
/// </summary>
internal sealed class NestingGuard
{
    private const int MaxDepth = 150;

    private static readonly FrozenSet<string> Void = Set("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr");
    private static readonly FrozenSet<string> RawText = Set("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes");

    // An end tag that finds one of these on its way up ends nothing.
    private static readonly FrozenSet<string> Boundary = Set("table", "td", "th", "caption", "object", "marquee", "applet", "template");

    // A second one ends the first, unless a list or table stands between.
    private static readonly FrozenSet<string> EndedByItself = Set("p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option");
    private static readonly FrozenSet<string> ListOrTable = Set("ul", "ol", "dl", "table", "select");
    private static readonly FrozenSet<string> Inline = Set("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "label", "ins", "del");

    private static readonly FrozenDictionary<string, string> Names = Void.Concat(RawText).Concat(Boundary).Concat(EndedByItself).Concat(ListOrTable).Concat(Inline)
        .Concat(["div", "html", "body", "head", "section", "article", "main", "center", "form", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "header", "footer", "nav", "aside"])
        .Distinct().ToFrozenDictionary(n => n, StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>");

    private readonly List<(string Name, bool Dropped)> _open = [];
    private readonly string _html;
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _names;
    private StringBuilder? _kept;
    private int _copied;

    private NestingGuard(string html) => (_html, _names) = (html, Names.GetAlternateLookup<ReadOnlySpan<char>>());

    public static string Limit(string html) => new NestingGuard(html).Run();

    private string Run()
    {
        for (var at = 0; at < _html.Length;)
        {
            var tag = _html.AsSpan(at).IndexOf('<');
            if (tag < 0 || at + tag + 1 >= _html.Length) break;
            at = Tag(at + tag);
        }
        return _kept is null ? _html : _kept.Append(_html, _copied, _html.Length - _copied).ToString();
    }

    // Handles the tag at "at" and gives where to go on.
    private int Tag(int at)
    {
        var rest = _html.AsSpan(at + 1);
        if (rest.StartsWith("!--", StringComparison.Ordinal)) return After(at + 4, "-->");
        var isEnd = rest[0] == '/';
        var name = rest[(isEnd ? 1 : 0)..];
        if (name.Length == 0 || !char.IsAsciiLetter(name[0])) return rest[0] is '!' or '?' ? After(at + 1, ">") : at + 1;
        var length = name.IndexOfAny(NameEnds);
        name = length < 0 ? name : name[..length];
        var end = EndOfTag(at + 1);
        if (isEnd)
        {
            if (End(Name(name))) Drop(at, end);
            return end;
        }
        var known = Name(name);
        if (Void.Contains(known)) return end;
        if (RawText.Contains(known)) return EndOfRawText(end, known);
        if (EndedByItself.Contains(known)) EndOwn(known);
        var dropped = _open.Count >= MaxDepth;
        // What is dropped need not be remembered without end.
        if (_open.Count < 2 * MaxDepth) _open.Add((known, dropped));
        if (dropped) Drop(at, end);
        return end;
    }

    // True when the element it ends was dropped, or so may have been.
    private bool End(string name)
    {
        var isInline = Inline.Contains(name);
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            var (open, dropped) = _open[i];
            if (open == name)
            {
                if (isInline) _open.RemoveAt(i);
                else _open.RemoveRange(i, _open.Count - i);
                return dropped;
            }
            if (Boundary.Contains(open) && !Boundary.Contains(name) && !EndedByItself.Contains(name) || open == "table") break;
            // A span ends only when no block stands in it.
            if (name is "span" or "label" or "ins" or "del" or "sub" or "sup" && !Inline.Contains(open)) break;
        }
        return _open.Count >= MaxDepth;
    }

    private void EndOwn(string name)
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            var open = _open[i].Name;
            if (open == name)
            {
                _open.RemoveRange(i, _open.Count - i);
                return;
            }
            if (ListOrTable.Contains(open) || Boundary.Contains(open)) return;
        }
    }

    private string Name(ReadOnlySpan<char> name) => _names.TryGetValue(name, out var known) ? known : name.Length <= 40 ? name.ToString().ToLowerInvariant() : "other";

    private void Drop(int from, int to)
    {
        _kept ??= new StringBuilder(_html.Length);
        _kept.Append(_html, _copied, from - _copied);
        _copied = to;
    }

    private int EndOfTag(int at)
    {
        while (at < _html.Length)
        {
            var next = _html.AsSpan(at).IndexOfAny('>', '"', '\'');
            if (next < 0) return _html.Length;
            at += next + 1;
            var sign = _html[at - 1];
            if (sign == '>') return at;
            // A quote counts only as the start of a value.
            if (_html[at - 2] is not ('=' or ' ')) continue;
            var close = _html.AsSpan(at).IndexOf(sign);
            if (close < 0) return _html.Length;
            at += close + 1;
        }
        return _html.Length;
    }

    private int EndOfRawText(int at, string name)
    {
        while (at < _html.Length)
        {
            var close = _html.AsSpan(at).IndexOf("</", StringComparison.Ordinal);
            if (close < 0) return _html.Length;
            at += close + 2;
            if (_html.AsSpan(at).StartsWith(name, StringComparison.OrdinalIgnoreCase)) return EndOfTag(at);
        }
        return _html.Length;
    }

    private int After(int at, string sign)
    {
        if (at >= _html.Length) return _html.Length;
        var end = _html.AsSpan(at).IndexOf(sign, StringComparison.Ordinal);
        return end < 0 ? _html.Length : at + end + sign.Length;
    }

    private static FrozenSet<string> Set(params string[] names) => names.ToFrozenSet(StringComparer.Ordinal);
}
