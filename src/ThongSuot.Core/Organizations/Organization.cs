using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Organizations;

/// <summary>
/// A body, or a territorial unit that bodies stand in. Only what never changes is here; what it is called is in <see cref="OrganizationProfile"/>, where it stands in
/// <see cref="OrganizationLink"/>, each for a time. A reorganisation ends it and deletes nothing.
/// </summary>
public sealed class Organization : ITracked, IVersioned
{
    public long Id { get; private set; }
    public DateOnly EstablishedOn { get; private set; }

    /// <summary>The first day it is no more; <see cref="Day.Never"/> while it lives.</summary>
    public DateOnly AbolishedOn { get; private set; } = Day.Never;

    public string? Address { get; private set; }
    public string? Email { get; private set; }
    public string? Phone { get; private set; }
    public string? Website { get; private set; }
    public int Version { get; set; }

    public Subject Subject => SubjectOf(Id);

    private Organization() { }

    internal Organization(long id, DateOnly establishedOn) => (Id, EstablishedOn) = (id, establishedOn);

    public static Subject SubjectOf(long id) => new("organization", id);

    public bool LivesOn(DateOnly day) => EstablishedOn <= day && day < AbolishedOn;

    internal void SetContact(Contact contact)
    {
        foreach (var (text, longest) in new[] { (contact.Address, 500), (contact.Email, 250), (contact.Phone, 100), (contact.Website, 250) }) TextRules.Within(text, longest);
        (Address, Email, Phone, Website) = (contact.Address, contact.Email, contact.Phone, contact.Website);
    }

    internal void Abolish(DateOnly on)
    {
        RuleException.When(AbolishedOn != Day.Never, "rule.organization.abolished-already", AbolishedOn);
        RuleException.When(on <= EstablishedOn, "rule.organization.before-established", EstablishedOn);
        AbolishedOn = on;
    }
}

/// <summary>How long what is written about a body may be.</summary>
internal static class TextRules
{
    public const int LongestName = 500, LongestDocument = 1_000, LongestNote = 10_000;
    private const int Shown = 20;

    public static void Within(string? text, int longest) => RuleException.When(text?.Length > longest, "rule.organization.long", longest, text is { Length: > Shown } ? text[..Shown] : "");
}

/// <summary>How to reach a body.</summary>
public sealed record Contact(string? Address = null, string? Email = null, string? Phone = null, string? Website = null);

/// <summary>What a body is called and what kind it is, from a day to a day.</summary>
public sealed class OrganizationProfile : ITracked
{
    public long Id { get; private set; }
    public long OrganizationId { get; private set; }

    /// <summary>Code of an <see cref="OrganizationKind"/>.</summary>
    public string Kind { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>Folded, single blanks: what lists are ordered and names are compared by, alike on both databases.</summary>
    public string Folded { get; private set; } = "";

    public string? ShortName { get; private set; }

    /// <summary>Official code of an administrative unit (National Statistics Office); null for bodies.</summary>
    public string? Code { get; private set; }

    /// <summary>Identification code of an agency for exchanging documents (QĐ 20/2020/QĐ-TTg).</summary>
    public string? AgencyCode { get; private set; }

    public DateOnly ValidFrom { get; private set; }

    /// <summary>The first day it no longer holds.</summary>
    public DateOnly ValidTo { get; private set; } = Day.Never;

    public Subject Subject => Organization.SubjectOf(OrganizationId);

    private OrganizationProfile() { }

    internal OrganizationProfile(long organizationId, Naming naming, DateOnly from)
    {
        RuleException.When(OrganizationKind.Find(naming.Kind) is null, "rule.organization.kind-unknown", naming.Kind);
        RuleException.When(string.IsNullOrWhiteSpace(naming.Name), "rule.organization.name-missing");
        foreach (var (text, longest) in new[] { (naming.Name, TextRules.LongestName), (naming.ShortName, 100), (naming.Code, 20), (naming.AgencyCode, 50) }) TextRules.Within(text, longest);
        (OrganizationId, Kind, Name, Folded, ShortName, Code, AgencyCode, ValidFrom) = (organizationId, naming.Kind, naming.Name.Trim(), NameFolding.Fold(naming.Name), naming.ShortName, naming.Code, naming.AgencyCode, from);
    }

    public Naming Naming => new(Kind, Name, ShortName, Code, AgencyCode);

    internal void EndOn(DateOnly day) => ValidTo = day;
}

/// <summary>What a body is called: kind, name and codes.</summary>
public sealed record Naming(string Kind, string Name, string? ShortName = null, string? Code = null, string? AgencyCode = null);

/// <summary>Another name people use for a body.</summary>
public sealed class OrganizationAlias : ITracked
{
    public long Id { get; private set; }
    public long OrganizationId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>Folded, single blanks: what is compared.</summary>
    public string Folded { get; private set; } = "";

    public AliasSource Source { get; private set; }
    public DateOnly ValidFrom { get; private set; }
    public DateOnly ValidTo { get; private set; } = Day.Never;

    public Subject Subject => Organization.SubjectOf(OrganizationId);

    private OrganizationAlias() { }

    internal OrganizationAlias(long organizationId, string name, AliasSource source, DateOnly from)
    {
        RuleException.When(string.IsNullOrWhiteSpace(name), "rule.organization.name-missing");
        TextRules.Within(name, TextRules.LongestName);
        (OrganizationId, Name, Folded, Source, ValidFrom) = (organizationId, name.Trim(), NameFolding.Fold(name), source, from);
    }

    internal void EndOn(DateOnly day) => ValidTo = day;
}

public enum AliasSource
{
    /// <summary>A person typed it on the body's page.</summary>
    Typed,
    Imported,
    /// <summary>A person said that a name in a document means this body.</summary>
    Confirmed,
}

/// <summary>The systems a body can stand in; in each it has at most one superior on a day.</summary>
public enum Line
{
    /// <summary>Where it is: nation, province, commune, and the bodies in them.</summary>
    Territory,
    Party,
    State,
    /// <summary>The Fatherland Front and the mass organisations.</summary>
    Front,
}

/// <summary>Under whom a body stands on a line, from a day to a day.</summary>
public sealed class OrganizationLink : ITracked
{
    public long Id { get; private set; }
    public long ChildId { get; private set; }
    public long? ParentId { get; private set; }
    public Line Line { get; private set; }

    /// <summary>Ids from the root of the line to the body: <c>/1/34/5012/</c>. All below it are one range of paths.</summary>
    public string Path { get; private set; } = "";

    public DateOnly ValidFrom { get; private set; }
    public DateOnly ValidTo { get; private set; } = Day.Never;

    /// <summary>Enough for some forty steps from the root; the country needs six.</summary>
    internal const int LongestPath = 400;

    public Subject Subject => Organization.SubjectOf(ChildId);

    private OrganizationLink() { }

    internal OrganizationLink(long childId, OrganizationLink? parent, Line line, DateOnly from)
    {
        (ChildId, ParentId, Line, Path, ValidFrom) = (childId, parent?.ChildId, line, $"{parent?.Path ?? "/"}{childId}/", from);
        RuleException.When(Path.Length > LongestPath, "rule.organization.too-deep");
    }

    internal bool HoldsOn(DateOnly day) => ValidFrom <= day && day < ValidTo;

    internal void EndOn(DateOnly day) => ValidTo = day;
}

internal sealed class OrganizationConfiguration : IEntityTypeConfiguration<Organization>, IEntityTypeConfiguration<OrganizationProfile>, IEntityTypeConfiguration<OrganizationAlias>, IEntityTypeConfiguration<OrganizationLink>
{
    public void Configure(EntityTypeBuilder<Organization> builder) => builder.Property(o => o.Id).ValueGeneratedNever();

    public void Configure(EntityTypeBuilder<OrganizationProfile> builder)
    {
        builder.HasOne<Organization>().WithMany().HasForeignKey(p => p.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(p => p.Name).HasMaxLength(TextRules.LongestName);
        builder.Property(p => p.Folded).HasMaxLength(TextRules.LongestName);
        builder.Ignore(p => p.Naming);
        builder.HasIndex(p => new { p.OrganizationId, p.ValidFrom }).IsUnique();
        builder.HasIndex(p => p.Folded);
        builder.HasIndex(p => p.Code);
        builder.HasIndex(p => p.AgencyCode);
    }

    public void Configure(EntityTypeBuilder<OrganizationAlias> builder)
    {
        builder.HasOne<Organization>().WithMany().HasForeignKey(a => a.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(a => a.Name).HasMaxLength(TextRules.LongestName);
        builder.Property(a => a.Folded).HasMaxLength(TextRules.LongestName);
        builder.HasIndex(a => a.Folded);
        builder.HasIndex(a => a.OrganizationId);
    }

    public void Configure(EntityTypeBuilder<OrganizationLink> builder)
    {
        builder.HasOne<Organization>().WithMany().HasForeignKey(l => l.ChildId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(l => l.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(l => l.Path).HasMaxLength(OrganizationLink.LongestPath);
        builder.HasIndex(l => new { l.ChildId, l.Line, l.ValidFrom }).IsUnique();
        builder.HasIndex(l => new { l.Line, l.Path, l.ValidFrom });
        builder.HasIndex(l => new { l.ParentId, l.Line, l.ValidFrom });
    }
}
