using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace ThongSuot.Core.Shared;

/// <summary>Where a list ordered by name, then id, goes on. Opaque to callers; nonsense reads as the beginning.</summary>
internal readonly record struct NameCursor(string Name, long Id)
{
    public static NameCursor? Read(string? cursor)
    {
        if (cursor is null || cursor.Length > 4_000 || !Base64Url.IsValid(cursor)) return null;
        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        var at = text.IndexOf('\n', StringComparison.Ordinal);
        return at > 0 && long.TryParse(text.AsSpan(0, at), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new(text[(at + 1)..], id) : null;
    }

    /// <summary>Cuts off the row that was read only to know whether there are more.</summary>
    public static Page<T> PageOf<T>(List<T> rows, int size, Func<T, NameCursor> of)
    {
        if (rows.Count <= size) return new(rows, null);
        rows.RemoveRange(size, rows.Count - size);
        return new(rows, of(rows[^1]).ToString());
    }

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Id}\n{Name}")));
}
