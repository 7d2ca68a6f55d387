using System.Collections.Frozen;
using AngleSharp.Dom;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Reading.Html;

/// <summary>Finds the element that holds the document and the parts of it that belong to the portal.</summary>
internal sealed class MainContent
{
    // A child that holds this share of the text takes the place of its parent; a table or paragraph must hold nearly all.
    private const double MainShare = 0.6;
    private const double InnerShare = 0.9;

    private static readonly FrozenSet<string> Unread = FrozenSet.ToFrozenSet(
        ["script", "style", "noscript", "template", "iframe", "svg", "canvas", "object", "embed", "video", "audio", "img", "head", "nav", "button", "input", "select", "textarea", "dialog", "map", "math", "frameset", "title"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Furniture = DataTable.Rows("Reading/Html/portal.tsv").Where(r => r[0] == "class").Select(r => r[1]).ToFrozenSet(StringComparer.Ordinal);
    private static readonly string[] Cues = [.. DataTable.Rows("Reading/Html/portal.tsv").Where(r => r[0] == "document").Select(r => r[1])];
    private static readonly FrozenSet<string> Inner = FrozenSet.ToFrozenSet(["table", "tbody", "thead", "tr", "p", "ul", "ol", "li", "blockquote", "h1", "h2", "h3", "span", "b", "strong", "font", "a"], StringComparer.Ordinal);

    private readonly Dictionary<IElement, Weight> _weights = [];

    private MainContent(IElement root) => Root = root;

    /// <summary>The element that holds the document.</summary>
    public IElement Root { get; private set; }

    public static MainContent Find(IElement body)
    {
        var content = new MainContent(body);
        content.Weigh(body);
        content.Descend();
        return content;
    }

    /// <summary>True for what is not part of the document: scripts, hidden things, menus, lists of links, share buttons.</summary>
    public bool IsFurniture(IElement element)
    {
        if (IsUnread(element)) return true;
        if (!_weights.TryGetValue(element, out var weight) || weight.Cues > 0) return false;
        var all = _weights[Root];
        if (weight.Links >= 3 && weight.LinkText * 10 >= (weight.Text + weight.LinkText) * 7 && element.LocalName is "div" or "ul" or "ol" or "section" or "td" or "table" or "p") return true;
        if (weight.Text * 10 > all.Text * 3) return false;
        if (element.LocalName is "aside" or "footer" or "header") return true;
        // Cells and rows have class names like "header" too.
        if (element.LocalName is not ("div" or "section" or "ul" or "ol" or "dl" or "form")) return false;
        return HasFurnitureWord(element.ClassName) || HasFurnitureWord(element.Id);
    }

    private static bool IsUnread(IElement element)
    {
        if (Unread.Contains(element.LocalName) || element.HasAttribute("hidden")) return true;
        return element.GetAttribute("style") is { } style && HtmlStyle.Value(style, "display") is "none";
    }

    private static bool HasFurnitureWord(string? name)
    {
        if (string.IsNullOrEmpty(name)) return false;
        foreach (var range in name.AsSpan().SplitAny(" -_"))
            if (Furniture.Contains(name[range].ToLowerInvariant())) return true;
        return false;
    }

    private Weight Weigh(IElement element)
    {
        var weight = new Weight();
        if (IsUnread(element)) return weight;
        var isLink = element.LocalName == "a" && element.HasAttribute("href");
        foreach (var child in element.ChildNodes)
        {
            if (child is IText text)
            {
                var length = 0;
                foreach (var c in text.Data.AsSpan()) if (char.IsLetterOrDigit(c)) length++;
                weight.Text += length;
                if (length > 0 && IsCue(text.Data)) weight.Cues++;
            }
            else if (child is IElement inner) weight.Add(Weigh(inner));
        }
        if (isLink) weight = new Weight { Links = 1, LinkText = weight.Text + weight.LinkText };
        else if (element.LocalName is not ("b" or "i" or "span" or "font" or "strong" or "em" or "u")) _weights[element] = weight;
        return weight;
    }

    private void Descend()
    {
        while (true)
        {
            var here = _weights[Root];
            IElement? next = null;
            foreach (var child in Root.Children)
            {
                if (!_weights.TryGetValue(child, out var weight) || weight.Cues < here.Cues) continue;
                if (weight.Text > 0 && weight.Text >= here.Text * (Inner.Contains(child.LocalName) ? InnerShare : MainShare)) next = child;
            }
            if (next is null) return;
            Root = next;
        }
    }

    // Words with which lines of a document begin and lines of a portal do not.
    private static bool IsCue(string text)
    {
        var line = text.AsSpan().Trim();
        if (line.Length > 60) line = line[..60];
        var folded = Folding.Fold(line);
        foreach (var cue in Cues)
            if (folded.StartsWith(cue, StringComparison.Ordinal)) return true;
        return false;
    }

    private struct Weight
    {
        public int Text;
        public int LinkText;
        public int Links;
        public int Cues;

        public void Add(Weight other)
        {
            Text += other.Text;
            LinkText += other.LinkText;
            Links += other.Links;
            Cues += other.Cues;
        }
    }
}
