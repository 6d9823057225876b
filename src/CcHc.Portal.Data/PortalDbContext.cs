using CcHc.Portal.Data.Accounts;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Domain.Imports;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Domain.Work;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Data;

/// <summary>One model for both databases. What differs between them is said in the two derived classes, nowhere else.</summary>
public abstract partial class PortalDbContext(DbContextOptions options) : IdentityUserContext<Account, Guid>(options)
{
    public DbSet<Person> People => Set<Person>();

    public DbSet<Position> Positions => Set<Position>();

    public DbSet<RoleAssignment> RoleAssignments => Set<RoleAssignment>();

    public DbSet<OneTimeLink> OneTimeLinks => Set<OneTimeLink>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<AdministrativeUnit> AdministrativeUnits => Set<AdministrativeUnit>();

    public DbSet<Unit> Units => Set<Unit>();

    public DbSet<UnitName> UnitNames => Set<UnitName>();

    public DbSet<UnitLineage> UnitLineages => Set<UnitLineage>();

    public DbSet<StoredFile> StoredFiles => Set<StoredFile>();

    public DbSet<ImportRun> ImportRuns => Set<ImportRun>();

    public DbSet<WorkItem> WorkItems => Set<WorkItem>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        var facts = Prepare();
        Note(facts, OpenSittings(facts) is { } open ? open.ToList() : []);
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var facts = Prepare();
        Note(facts, OpenSittings(facts) is { } open ? await open.ToListAsync(cancellationToken) : []);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Points>().HaveConversion<PointsConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<string>().HaveMaxLength(400);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("AccountClaims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("AccountLogins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("AccountTokens");

        foreach (var type in builder.Model.GetEntityTypes())
        {
            if (typeof(Entity).IsAssignableFrom(type.ClrType))
            {
                // An entity-made key that the model took for generated would turn a new child into an update.
                builder.Entity(type.ClrType).Property(nameof(Entity.Id)).ValueGeneratedNever();
                builder.Entity(type.ClrType).Property(nameof(Entity.Version)).IsConcurrencyToken();
            }

            if (typeof(AuditedEntity).IsAssignableFrom(type.ClrType))
            {
                builder.Entity(type.ClrType).Ignore(nameof(AuditedEntity.Facts));
            }

            // Nothing is deleted by a chain of the database: SQL Server refuses several cascade paths (error 1785), and what
            // was submitted is never to vanish because something else did.
            foreach (var key in type.GetForeignKeys().Where(k => !k.IsOwnership))
            {
                // Parts that their parent drops from its list are removed by the context, never by the database.
                key.DeleteBehavior = key.PrincipalToDependent is null ? DeleteBehavior.Restrict : DeleteBehavior.ClientCascade;
            }
        }
    }

    private List<AuditFact> Prepare()
    {
        var facts = new List<AuditFact>();
        // Asking for the entries looks what changed.
        foreach (var entry in ChangeTracker.Entries<Entity>().ToList())
        {
            // A verb that only added or removed a part changed the whole too: two people who do so at once are to meet.
            if (entry.State == EntityState.Modified || (entry.State == EntityState.Unchanged && entry.Entity is AuditedEntity { Facts.Count: > 0 }))
            {
                entry.Property(e => e.Version).CurrentValue++;
            }

            if (entry.Entity is AuditedEntity { Facts.Count: > 0 } audited && entry.State != EntityState.Detached)
            {
                facts.AddRange(audited.Facts);
                audited.ForgetFacts();
            }
        }

        return facts;
    }

    /// <summary>Entries that a save of the same sitting may follow; null where none is asked for.</summary>
    private IQueryable<AuditEntry>? OpenSittings(List<AuditFact> facts)
    {
        var keys = facts.Select(f => f.Session).OfType<AuditSession>().Where(s => s.Continues).Select(s => (Guid?)s.Key).Distinct().ToList();
        return keys.Count == 0 ? null : AuditEntries.Where(e => keys.Contains(e.Session) && e.Seq == null);
    }

    private void Note(List<AuditFact> facts, List<AuditEntry> open)
    {
        foreach (var fact in facts)
        {
            var sitting = fact.Session is { Continues: true } session
                ? open.Where(e => e.Session == session.Key && e.Act == fact.Act && e.ByPersonId == fact.ByPersonId && fact.At < e.OpenUntil).MaxBy(e => e.At)
                : null;
            if (sitting is null)
            {
                AuditEntries.Add(new AuditEntry(fact));
            }
            else
            {
                sitting.Follow(fact);
            }
        }
    }
}
