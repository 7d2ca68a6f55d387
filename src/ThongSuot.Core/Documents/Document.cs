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
    public const int LongestSubject = 2_000, LongestName = 500, LongestSymbol = 60, LongestType = 100;
    private const int LongestTail = 10, LongestSeries = 20;

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

    /// <summary>What some numbers have behind their digits: "b" of "3176b", ".4" of "66.4"; empty for most.</summary>
    public string NumberTail { get; private set; } = "";

    /// <summary>As printed after the number: "KH/TU", "QĐ-TTg", "2025/NĐ-CP".</summary>
    public string Symbol { get; private set; } = "";

    /// <summary>What its number is counted in: the year of a State document ("2024"), the term of office of a Party one ("2020-2025").</summary>
    public string Series { get; private set; } = "";

    public DateOnly? IssuedOn { get; private set; }
    public string Subject { get; private set; } = "";
    public Secrecy Secrecy { get; private set; }
    public Urgency Urgency { get; private set; }

    /// <summary>Whether it came to its keeper or goes out from there; null while it is only cited or announced.</summary>
    public Direction? Direction { get; private set; }

    /// <summary>True while the head is what the name of the file or the reader gave, and no person has said that it is right.</summary>
    public bool IsPreliminary { get; private set; }

    /// <summary>The day it was first noted here.</summary>
    public DateOnly NotedOn { get; private set; }

    /// <summary>The day it is listed under: that of its issue, or while this is unknown that it was noted on.</summary>
    public DateOnly ListedOn { get; private set; }

    /// <summary>Identifier, subject and issuer, folded: what lists are narrowed by.</summary>
    public string Folded { get; private set; } = "";

    /// <summary>Issuer, type, number, symbol and series in one, folded; null while one of them is missing. No two documents have the same.</summary>
    public string? Key { get; private set; }

    /// <summary>The document on file that has the number this one bears too: another copy of it, or one of both was read wrongly. A person says which; until then this one has no key.</summary>
    public long? SameAsId { get; private set; }

    /// <summary>Number and symbol, folded: what others cite it by.</summary>
    public string CitedAs { get; private set; } = "";

    /// <summary>When its duties were last said to be right by a person; null before.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>Who reviews it just now; another may take over.</summary>
    public long? ReviewerId { get; private set; }

    public int Version { get; set; }

    Subject ITracked.Subject => SubjectOf(Id);

    /// <summary>Number and symbol as people write them: "27-KH/TU" of the Party, "05/KH-UBND" of the State; empty without a number.</summary>
    public string Identifier => DocumentNumber.Write(Number, NumberTail, Symbol);

    private Document() { }

    internal Document(long id, Standing standing, DocumentHead head, DateOnly notedOn)
    {
        (Id, Standing, NotedOn, IsPreliminary) = (id, standing, notedOn, true);
        Describe(head);
    }

    public static Subject SubjectOf(long id) => new("document", id);

    /// <summary>What is printed on it, or cited of it.</summary>
    public DocumentHead Head => new(IssuerId, IssuerName, Type, Number, Symbol, Series, IssuedOn, Subject, Secrecy, Urgency, NumberTail);

    /// <param name="sameAs">Another document that has this key already.</param>
    internal void Describe(DocumentHead head, long? sameAs = null)
    {
        RuleException.When(head.Number is < 1, "rule.document.number");
        RuleException.When(head.Subject.Trim().Length > LongestSubject, "rule.document.subject-long", LongestSubject);
        RuleException.When(head.IssuerName.Trim().Length > LongestName, "rule.document.issuer-long", LongestName);
        RuleException.When(head.Symbol.Trim().Length > LongestSymbol || head.NumberTail.Trim().Length > LongestTail, "rule.document.symbol-long", LongestSymbol);
        RuleException.When(head.Type.Trim().Length > LongestType || head.Series.Trim().Length > LongestSeries, "rule.document.type-long", LongestType);
        (IssuerId, IssuerName, Type, Number, NumberTail, Symbol, Series, IssuedOn, Subject, Secrecy, Urgency) =
            (head.IssuerId, head.IssuerName.Trim(), head.Type.Trim(), head.Number, head.NumberTail.Trim(), head.Symbol.Trim(), head.Series.Trim(), head.IssuedOn, head.Subject.Trim(), head.Secrecy, head.Urgency);
        CitedAs = NameFolding.Fold(Identifier);
        ListedOn = IssuedOn ?? NotedOn;
        Folded = NameFolding.Fold($"{Identifier} {Subject} {IssuerName}");
        (Key, SameAsId) = (sameAs is null ? head.Key : null, sameAs);
        // With its number a draft is issued.
        if (Standing == Standing.Draft && Number is not null) Standing = Standing.Registered;
    }

    /// <summary>A person has said that the head is right.</summary>
    internal void Vouch() => IsPreliminary = false;

    /// <summary>Enters it in a body's register.</summary>
    internal void Register(long keeperId, Direction direction)
    {
        RuleException.When(KeeperId is not null, "rule.document.registered-already", Identifier);
        (KeeperId, Direction, Standing) = (keeperId, direction, Standing.Registered);
    }

    internal void TakeUp(long? reviewerId) => ReviewerId = reviewerId;

    internal void Confirm(DateTime at) => (ConfirmedAt, ReviewerId, IsPreliminary) = (at, null, false);

    internal void StandAs(Standing standing) => Standing = standing;
}

/// <summary>The head of a document.</summary>
public sealed record DocumentHead(long? IssuerId, string IssuerName, string Type, int? Number, string Symbol, string Series, DateOnly? IssuedOn, string Subject, Secrecy Secrecy = Secrecy.None, Urgency Urgency = Urgency.Normal, string NumberTail = "")
{
    /// <summary>The true key (DOMAIN §3.1); null while a part of it is missing.</summary>
    public string? Key => IssuerId is { } issuer && Number is { } number && Type.Trim() is { Length: > 0 } type && Symbol.Trim() is { Length: > 0 } symbol && Series.Trim() is { Length: > 0 } series
        ? string.Create(CultureInfo.InvariantCulture, $"{issuer}|{NameFolding.Fold(type)}|{number}{NumberTail.Trim().ToLowerInvariant()}|{NameFolding.Fold(symbol)}|{series}")
        : null;
}

/// <summary>Which way a document goes, as the register sees it. Stored by name.</summary>
public enum Direction
{
    /// <summary>Văn bản đến.</summary>
    Incoming,
    /// <summary>Văn bản đi.</summary>
    Outgoing,
}

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
    /// <summary>Another document has ended it ("bãi bỏ").</summary>
    Repealed,
    /// <summary>Being written by its keeper, who has not issued it: it counts for nothing yet, and has no number.</summary>
    Draft,
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
        builder.Property(d => d.Type).HasMaxLength(Document.LongestType);
        builder.Property(d => d.NumberTail).HasMaxLength(10);
        builder.Property(d => d.Direction).HasConversion<string>().HasMaxLength(20);
        builder.Property(d => d.Symbol).HasMaxLength(Document.LongestSymbol);
        builder.Property(d => d.Series).HasMaxLength(20);
        builder.Property(d => d.Subject).HasMaxLength(Document.LongestSubject);
        builder.Property(d => d.Key).HasMaxLength(300);
        builder.Property(d => d.CitedAs).HasMaxLength(100);
        builder.Ignore(d => d.Head).Ignore(d => d.Identifier);
        builder.HasIndex(d => d.Key).IsUnique();
        builder.HasIndex(d => d.CitedAs);
        builder.HasIndex(d => d.Type);
        builder.HasIndex(d => new { d.KeeperId, d.ListedOn, d.Id });
        builder.HasIndex(d => new { d.ListedOn, d.Id });
    }
}
