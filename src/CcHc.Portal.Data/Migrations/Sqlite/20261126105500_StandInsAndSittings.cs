using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CcHc.Portal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class StandInsAndSittings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "OpenUntil",
                table: "AuditEntries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Session",
                table: "AuditEntries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AppraisalStandIns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgencyUnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StandInUnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AppraisalStandIns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AppraisalStandIns_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_AppraisalStandIns_Units_AgencyUnitId",
                        column: x => x.AgencyUnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AppraisalStandIns_Units_StandInUnitId",
                        column: x => x.StandInUnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Session",
                table: "AuditEntries",
                column: "Session");

            migrationBuilder.CreateIndex(
                name: "IX_AppraisalStandIns_AgencyUnitId",
                table: "AppraisalStandIns",
                column: "AgencyUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_AppraisalStandIns_CampaignId_AgencyUnitId",
                table: "AppraisalStandIns",
                columns: new[] { "CampaignId", "AgencyUnitId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AppraisalStandIns_StandInUnitId",
                table: "AppraisalStandIns",
                column: "StandInUnitId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AppraisalStandIns");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_Session",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "OpenUntil",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "Session",
                table: "AuditEntries");
        }
    }
}
