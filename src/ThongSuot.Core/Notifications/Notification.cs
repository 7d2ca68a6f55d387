using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ThongSuot.Core.Access;

namespace ThongSuot.Core.Notifications;

/// <summary>Something a person should know: shown in the application, and sent by e-mail once.</summary>
public sealed class Notification
{
    public const int MostArguments = 8;

    public long Id { get; private set; }
    public long PersonId { get; private set; }

    /// <summary>Key of the sentence; filled with <see cref="Arguments"/> in the language of whoever reads it.</summary>
    public string TextKey { get; private set; } = "";

    public string[] Arguments { get; private set; } = [];

    /// <summary>Address within the application that the sentence leads to.</summary>
    public string? Link { get; private set; }

    public DateTime CreatedAt { get; private set; }
    public DateTime? ReadAt { get; private set; }
    public DateTime? MailedAt { get; private set; }

    private Notification() { }

    internal Notification(long personId, string textKey, string[] arguments, string? link, DateTime at)
    {
        if (arguments.Length > MostArguments) throw new ArgumentException($"At most {MostArguments} arguments.", nameof(arguments));
        if (link is not null && (link.Length == 0 || link[0] != '/' || link.StartsWith("//", StringComparison.Ordinal))) throw new ArgumentException("A link stays within the application.", nameof(link));
        (PersonId, TextKey, Arguments, Link, CreatedAt) = (personId, textKey, arguments, link, at);
    }

    /// <summary>Shown only; no letter is sent.</summary>
    internal Notification WithoutLetter()
    {
        MailedAt = CreatedAt;
        return this;
    }
}

internal sealed class NotificationConfiguration : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(n => n.TextKey).HasMaxLength(100);
        builder.HasIndex(n => new { n.PersonId, n.Id });
        builder.HasIndex(n => new { n.PersonId, n.Id }, "IX_Notifications_Unread").HasFilter("\"ReadAt\" IS NULL");
        builder.HasIndex(n => n.Id, "IX_Notifications_ToMail").HasFilter("\"MailedAt\" IS NULL");
    }
}
