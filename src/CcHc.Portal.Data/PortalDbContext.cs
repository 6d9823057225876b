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
        Prepare();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Prepare();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
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

    private void Prepare()
    {
        ChangeTracker.DetectChanges();
        foreach (var entry in ChangeTracker.Entries<Entity>().ToList())
        {
            // A verb that only added or removed a part changed the whole too: two people who do so at once are to meet.
            if (entry.State == EntityState.Modified || (entry.State == EntityState.Unchanged && entry.Entity is AuditedEntity { Facts.Count: > 0 }))
            {
                entry.Property(e => e.Version).CurrentValue++;
            }

            if (entry.Entity is AuditedEntity { Facts.Count: > 0 } audited && entry.State != EntityState.Detached)
            {
                AuditEntries.AddRange(audited.Facts.Select(f => new AuditEntry(f)));
                audited.ForgetFacts();
            }
        }
    }
}
