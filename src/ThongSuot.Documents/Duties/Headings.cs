using ThongSuot.Documents.Structure;

namespace ThongSuot.Documents.Duties;

/// <summary>Tells headings from items that ask something themselves.</summary>
/// <param name="writer">Reads the statements.</param>
/// <param name="nodes">How the text of a node looks.</param>
internal sealed class Headings(DutyWriter writer, NodeText nodes)
{
    /// <summary>A statement below which other statements carry the demands.</summary>
    /// <param name="near">A heading or lead-in just above names who is to act.</param>
    public bool Is(Node node, Statement statement, List<Node> kids, bool near)
    {
        if (nodes.IsShouting(node)) return true;
        if (nodes.EndsWithColon(node)) return false;
        if (statement.Sentences > 1 || statement.Lead is not null) return false;
        if (kids.Exists(k => k.Kind is NodeKind.Provision)) return true;
        var bullets = kids.Count(k => k.Kind is NodeKind.Bullet);
        var carrying = kids.Count(Carries);
        if (node.ContentSpan.Length < 90 && !nodes.EndsSentence(node)) return true;
        if (bullets > 0) return carrying * 2 >= kids.Count;
        // A closing paragraph below the last item does not make a heading of it.
        return !near && kids.Exists(k => k.Kind is NodeKind.Paragraph && writer.Read(k).Lead is not null && !nodes.IsClosingOrder(k)) || !nodes.EndsSentence(node) && carrying > 0;
    }

    /// <summary>The node asks something, or names who is asked below it.</summary>
    public bool Carries(Node node)
    {
        if (node.Kind is NodeKind.Provision) return true;
        if (node.Kind is NodeKind.Table) return false;
        var statement = writer.Read(node);
        return statement.Obliges || statement.IsBodyOnly && node.Children.Count > 0;
    }
}
