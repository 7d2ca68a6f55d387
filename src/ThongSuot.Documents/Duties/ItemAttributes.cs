using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Recognition;
using ThongSuot.Documents.Structure;

namespace ThongSuot.Documents.Duties;

/// <summary>A line that says more of an item: its time, its lead.</summary>
internal readonly record struct ItemAttribute(AttributeRole Role, TextSpan Value);

/// <summary>The lines below an item that only say more of it: "Thời gian: …", "Đơn vị chủ trì: …".</summary>
internal sealed class ItemAttributes(SourceText source, DutyWriter writer)
{
    public (AttributeRole Role, int ValueAt) RoleOf(Node node) =>
        node.Kind is NodeKind.Bullet or NodeKind.Paragraph && !node.ContentSpan.IsEmpty ? Zones.OfLine(node.ContentSpan.In(source.Folded)) : default;

    public List<ItemAttribute> Of(Node node)
    {
        var attributes = new List<ItemAttribute>();
        foreach (var kid in node.Children)
        {
            var (role, valueAt) = RoleOf(kid);
            if (role == AttributeRole.None) continue;
            // A time keeps its trigger word, which tells a date of doing from a date of issue.
            attributes.Add(new ItemAttribute(role, new TextSpan(kid.ContentSpan.Start + (role is AttributeRole.Due ? 0 : valueAt), kid.ContentSpan.End)));
        }
        // What stands below an attribute without a value of its own says its value: "- Thời gian dự kiến:" and lines of dates.
        if (attributes.Exists(a => a.Role is AttributeRole.Due))
            foreach (var kid in node.Children)
                if (RoleOf(kid).Role == AttributeRole.None) attributes.Add(new ItemAttribute(AttributeRole.Due, kid.Span));
        return attributes;
    }

    /// <summary>"- Thời gian thực hiện: …" among bullets dates them all.</summary>
    public IReadOnlyList<Deadline> SharedDeadlines(IReadOnlyList<Node> siblings)
    {
        if (siblings.Count < 2) return [];
        foreach (var node in siblings)
        {
            var (role, valueAt) = RoleOf(node);
            if (role is not AttributeRole.Due) continue;
            var found = writer.Deadlines(new TextSpan(node.ContentSpan.Start, node.ContentSpan.End));
            if (found.Count > 0) return found;
            found = writer.Deadlines(new TextSpan(node.ContentSpan.Start + valueAt, node.ContentSpan.End));
            if (found.Count > 0) return found;
        }
        return [];
    }
}
