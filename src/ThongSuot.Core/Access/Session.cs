using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Access;

/// <summary>A person signed in with one browser: until they end it, the account's stamp changes (a new password, a closed account), or a day has passed.</summary>
public sealed class Session : ITracked
{
    /// <summary>However busy the person is, the secret is asked again once a day (NIST SP 800-63B-4, section 2.2.3).</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    internal const int LongestOrigin = 100, LongestBrowser = 300;

    public long Id { get; private set; }
    public long PersonId { get; private set; }

    /// <summary>The stamp the account had.</summary>
    [Secret]
    public string Stamp { get; private set; } = "";

    public string Origin { get; private set; } = "";

    /// <summary>What the browser says it is; null when it says nothing.</summary>
    public string? Browser { get; private set; }

    public DateTime OpenedAt { get; private set; }
    public DateTime? EndedAt { get; private set; }

    public Subject Subject => Person.SubjectOf(PersonId);

    private Session() { }

    internal Session(Person person, string origin, string? browser, DateTime now) =>
        (PersonId, Stamp, Origin, Browser, OpenedAt) = (person.Id, person.SecurityStamp ?? "", Cut(origin, LongestOrigin), browser is null ? null : Cut(browser, LongestBrowser), now);

    internal void End(DateTime now)
    {
        RuleException.When(EndedAt is not null, "rule.access.session-ended");
        EndedAt = now;
    }

    /// <summary>A browser may say what it likes.</summary>
    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];
}

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.Property(s => s.Stamp).HasMaxLength(100);
        builder.Property(s => s.Origin).HasMaxLength(Session.LongestOrigin);
        builder.Property(s => s.Browser).HasMaxLength(Session.LongestBrowser);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.PersonId, s.OpenedAt });
    }
}
