using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using ThongSuot.Documents.Recognition;
using ThongSuot.Documents.Structure;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Export;

/// <summary>How kinds, dates and documents are named to people (wording.tsv), in Vietnamese or in English.</summary>
internal static class Wording
{
    private static readonly FrozenDictionary<string, (string Vi, string En)> Table =
        DataTable.Rows("Export/wording.tsv").ToFrozenDictionary(r => r[0], r => (r[1], r[2]), StringComparer.Ordinal);

    /// <summary>The word for a key such as "relation.basedOn"; the key itself when it has none.</summary>
    public static string Of(string key, bool english = false) => !Table.TryGetValue(key, out var word) ? key : english ? word.En : word.Vi;

    public static string Of(RelationKind relation, bool english = false) => Of("relation." + JsonValues.Name(relation), english);

    public static string Of(DeadlineKind kind, bool english = false) => Of("deadline." + JsonValues.Name(kind), english);

    public static string Of(Findings.Severity severity, bool english = false) => Of("severity." + JsonValues.Name(severity), english);

    /// <summary>A date as offices write it: days below 10 and the months January and February with a zero (NĐ 30/2020/NĐ-CP, PL I, mục II.4), "05/3/2024".</summary>
    public static string Date(DateOnly date) => date.ToString(date.Month < 3 ? "dd'/'MM'/'yyyy" : "dd'/'M'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary>"II/4/a" as people write it: "II.4.a"; "1/1.1" is "1.1", "PLI/2" is "Phụ lục I.2".</summary>
    public static string Section(string path, bool english = false)
    {
        var labels = path.Split('/');
        var written = string.Join('.', labels.Where((label, i) => i + 1 == labels.Length || !labels[i + 1].StartsWith(label + ".", StringComparison.Ordinal)));
        return written.StartsWith("PL", StringComparison.Ordinal) ? $"{(english ? "Annex" : "Phụ lục")} {written[2..]}".TrimEnd() : written;
    }

    /// <summary>"Kế hoạch số 27-KH/TU ngày 05/3/2024 của …": what is known of it.</summary>
    public static string Title(DocumentHeader header, bool english = false)
    {
        var title = new StringBuilder(header.Type?.Value ?? (english ? "Document" : "Văn bản"));
        if (header.Identifier is { } identifier) title.Append(english ? " " : " số ").Append(identifier.Value);
        if (header.Date is { } date) title.Append(english ? " of " : " ngày ").Append(Date(date.Value));
        if (header.Issuer is { } issuer) title.Append(english ? " by " : " của ").Append(issuer.Value);
        return title.ToString();
    }
}
