using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ThongSuot.Core.History;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Access;

/// <summary>Somebody who works with the application. Until the invitation is accepted there is no account yet.</summary>
public sealed class Person : IdentityUser<long>, ITracked
{
    private string _fullName = "";

    public required string FullName
    {
        get => _fullName;
        set => (_fullName, Folded) = (value, NameFolding.Fold(value));
    }

    /// <summary>The name folded: what lists are ordered and searched by, alike on both databases.</summary>
    public string Folded { get; private set; } = "";

    /// <summary>False closes the account; the person stays in the history.</summary>
    public bool IsActive { get; set; } = true;

    public DateTime CreatedAt { get; init; }

    /// <summary>The daily digest is only shown in the application, not sent by e-mail.</summary>
    public bool WithoutDigestLetter { get; set; }

    /// <summary>When the person first took up the account; null while invited only.</summary>
    public DateTime? ActivatedAt { get; set; }

    /// <summary>The step of time whose one-time code was used last: a code seen over a shoulder is worth nothing.</summary>
    public long LastCodeStep { get; private set; }

    public Subject Subject => SubjectOf(Id);

    public static Subject SubjectOf(long id) => new("person", id);

    /// <summary>True while the person must wait after wrong passwords or codes.</summary>
    public bool MustWait(DateTime now) => LockoutEnd is { } end && end > now;

    /// <summary>After <see cref="SignInPatience.FreeTries"/> wrong tries every further one costs a longer wait.</summary>
    internal void WaitAfterFailure(DateTime now)
    {
        if (SignInPatience.WaitAfter(AccessFailedCount) is { } wait) LockoutEnd = new DateTimeOffset(now + wait, TimeSpan.Zero);
    }

    internal void Succeed() => (AccessFailedCount, LockoutEnd) = (0, null);
}

/// <summary>How long somebody waits who keeps entering the wrong password (NIST SP 800-63B, section 3.2.2: throttling).</summary>
public static class SignInPatience
{
    public const int FreeTries = 4;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(30), Longest = TimeSpan.FromHours(1);

    /// <summary>30 seconds after the fifth failure in a row, twice as long after each further one, at most an hour; null while tries are free.</summary>
    public static TimeSpan? WaitAfter(int failures) =>
        failures <= FreeTries ? null : failures - FreeTries > 8 ? Longest : TimeSpan.FromTicks(Math.Min(Longest.Ticks, First.Ticks << (failures - FreeTries - 1)));
}

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("People");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.FullName).HasMaxLength(PersonRules.LongestName);
        builder.Property(p => p.Folded).HasMaxLength(PersonRules.LongestName);
        builder.HasIndex(p => p.Folded);
    }
}

/// <summary>What a name and an address must be like.</summary>
internal static class PersonRules
{
    public const int LongestName = 200, LongestEmail = 254;

    public static string Name(string? name)
    {
        var trimmed = (name ?? "").Trim().Normalize();
        RuleException.When(trimmed.Length == 0, "rule.access.name-missing");
        RuleException.When(trimmed.Length > LongestName, "rule.access.name-long", LongestName);
        return trimmed;
    }

    public static string Email(string? email)
    {
        var trimmed = (email ?? "").Trim().Normalize();
        var at = trimmed.IndexOf('@', StringComparison.Ordinal);
        RuleException.When(at < 1 || at != trimmed.LastIndexOf('@') || at == trimmed.Length - 1 || trimmed.Length > LongestEmail || trimmed.Any(char.IsWhiteSpace) || trimmed.Any(char.IsControl), "rule.access.email-form");
        return trimmed;
    }
}
