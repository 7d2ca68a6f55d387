using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Documents;

/// <summary>
/// A document as a work, whatever its editions. A number and symbol alone do not name it: a town committee and a provincial committee both number <c>-KH/TU</c>. Its true
/// key is <see cref="Key"/> (DOMAIN §3.1). One that is only cited or announced is here as well, and is filled in when it arrives.
/// </summary>
public sealed class Document : ITracked, IVersioned
{
    public const int LongestSubject = 2_000, LongestName = 500, LongestSymbol = 60;

    public long Id { get; private set; }
    public Standing Standing { get; private set; }

    /// <summary>The body in whose register it is; null while it is only cited or announced.</summary>
    public long? KeeperId { get; private set; }

    /// <summary>The body that issued it; null while its name is not resolved.</summary>
    public long? IssuerId { get; private set; }

    /// <summary>The issuer as printed.</summary>
    public string IssuerName { get; private set; } = "";

    /// <summary>Name of the type in sentence case: "Kế hoạch". Party "Quyết định" and "Quy định" share an abbreviation and are two types.</summary>
    public string Type { get; private set; } = "";

    public int? Number { get; private set; }

    /// <summary>As printed after the number: "KH/TU", "QĐ-TTg".</summary>
    public string Symbol { get; private set; } = "";

    /// <summary>What its number is counted in: the year of a State document ("2024"), the term of office of a Party one ("2020-2025").</summary>
    public string Series { get; private set; } = "";

    public DateOnly? IssuedOn { get; private set; }
    public string Subject { get; private set; } = "";
    public Secrecy Secrecy { get; private set; }
    public Urgency Urgency { get; private set; }

    /// <summary>Issuer, type, number, symbol and series in one, folded; null while one of them is missing. No two documents have the same.</summary>
    public string? Key { get; private set; }

    /// <summary>Number and symbol, folded: what others cite it by.</summary>
    public string CitedAs { get; private set; } = "";

    /// <summary>When its duties were last said to be right by a person; null before.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>Who reviews it just now; another may take over.</summary>
    public long? ReviewerId { get; private set; }

    public int Version { get; set; }

    Subject ITracked.Subject => SubjectOf(Id);

    /// <summary>Number and symbol as people write them: "27-KH/TU" of the Party, "27/KH-UBND" of the State; empty without a number.</summary>
    public string Identifier => Number is { } number ? string.Create(CultureInfo.InvariantCulture, $"{number}{(IsOfParty ? "-" : "/")}{Symbol}") : "";

    /// <summary>Party symbols join type and body by a stroke ("KH/TU"); State ones by a dash ("KH-UBND"), after the year in laws and decrees.</summary>
    private bool IsOfParty => Symbol.IndexOfAny(['/', '-']) is var join and >= 0 && Symbol[join] == '/' && !char.IsAsciiDigit(Symbol[0]);

    private Document() { }

    internal Document(long id, Standing standing, DocumentHead head)
    {
        (Id, Standing) = (id, standing);
        Describe(head);
    }

    public static Subject SubjectOf(long id) => new("document", id);

    /// <summary>What is printed on it, or cited of it.</summary>
    public DocumentHead Head => new(IssuerId, IssuerName, Type, Number, Symbol, Series, IssuedOn, Subject, Secrecy, Urgency);

    internal void Describe(DocumentHead head)
    {
        (IssuerId, IssuerName, Type, Number, Symbol, Series, IssuedOn, Subject, Secrecy, Urgency) =
            (head.IssuerId, head.IssuerName.Trim(), head.Type.Trim(), head.Number, head.Symbol.Trim(), head.Series.Trim(), head.IssuedOn, head.Subject.Trim(), head.Secrecy, head.Urgency);
        CitedAs = NameFolding.Fold(Identifier);
        Key = IssuerId is { } issuer && Number is { } number && Type.Length > 0 && Symbol.Length > 0 && Series.Length > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{issuer}|{NameFolding.Fold(Type)}|{number}|{NameFolding.Fold(Symbol)}|{Series}")
            : null;
    }

    /// <summary>Enters it in a body's register.</summary>
    internal void Register(long keeperId)
    {
        RuleException.When(KeeperId is not null, "rule.document.registered-already", Identifier);
        (KeeperId, Standing) = (keeperId, Standing.Registered);
    }

    internal void TakeUp(long reviewerId) => ReviewerId = reviewerId;

    internal void Confirm(DateTime at) => (ConfirmedAt, ReviewerId) = (at, null);

    internal void StandAs(Standing standing) => Standing = standing;
}

/// <summary>The head of a document.</summary>
public sealed record DocumentHead(long? IssuerId, string IssuerName, string Type, int? Number, string Symbol, string Series, DateOnly? IssuedOn, string Subject, Secrecy Secrecy = Secrecy.None, Urgency Urgency = Urgency.Normal);

/// <summary>Where a document stands. Stored by name.</summary>
public enum Standing
{
    /// <summary>Another document promises it.</summary>
    Announced,
    /// <summary>Another document cites it; it is not on file.</summary>
    Cited,
    Registered,
    /// <summary>Its issuer took it back.</summary>
    Recalled,
    /// <summary>Another document has taken its place.</summary>
    Replaced,
}

/// <summary>Who may read it (Law on Protection of State Secrets 2018, article 8).</summary>
public enum Secrecy
{
    None,
    /// <summary>Mật.</summary>
    Confidential,
    /// <summary>Tối mật.</summary>
    Secret,
    /// <summary>Tuyệt mật.</summary>
    TopSecret,
}

/// <summary>How fast it must travel.</summary>
public enum Urgency
{
    Normal,
    /// <summary>Khẩn.</summary>
    Urgent,
    /// <summary>Thượng khẩn.</summary>
    VeryUrgent,
    /// <summary>Hỏa tốc.</summary>
    Express,
}

internal sealed class DocumentConfiguration : IEntityTypeConfiguration<Document>
{
    public void Configure(EntityTypeBuilder<Document> builder)
    {
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.HasOne<Organization>().WithMany().HasForeignKey(d => d.KeeperId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(d => d.IssuerId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(d => d.Standing).HasConversion<string>().HasMaxLength(20);
        builder.Property(d => d.IssuerName).HasMaxLength(Document.LongestName);
        builder.Property(d => d.Type).HasMaxLength(100);
        builder.Property(d => d.Symbol).HasMaxLength(Document.LongestSymbol);
        builder.Property(d => d.Series).HasMaxLength(20);
        builder.Property(d => d.Subject).HasMaxLength(Document.LongestSubject);
        builder.Property(d => d.Key).HasMaxLength(300);
        builder.Property(d => d.CitedAs).HasMaxLength(100);
        builder.Ignore(d => d.Head).Ignore(d => d.Identifier);
        builder.HasIndex(d => d.Key).IsUnique();
        builder.HasIndex(d => d.CitedAs);
        builder.HasIndex(d => new { d.KeeperId, d.IssuedOn, d.Id });
    }
}
