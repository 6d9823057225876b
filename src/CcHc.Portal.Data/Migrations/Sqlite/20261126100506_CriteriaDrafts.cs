using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CcHc.Portal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CriteriaDrafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "EditedAt",
                table: "SetCriteria",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EditedByName",
                table: "SetCriteria",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AlterColumn<long>(
                name: "ReleasedAt",
                table: "CriteriaSetVersions",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "INTEGER");

            migrationBuilder.AddColumn<Guid>(
                name: "BaseVersionId",
                table: "CriteriaSetVersions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BasedOn",
                table: "CriteriaSetVersions",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "DecisionDate",
                table: "CriteriaSetVersions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DecisionNumber",
                table: "CriteriaSetVersions",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_CriteriaSetVersions_BaseVersionId",
                table: "CriteriaSetVersions",
                column: "BaseVersionId");

            migrationBuilder.AddForeignKey(
                name: "FK_CriteriaSetVersions_CriteriaSetVersions_BaseVersionId",
                table: "CriteriaSetVersions",
                column: "BaseVersionId",
                principalTable: "CriteriaSetVersions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_CriteriaSetVersions_CriteriaSetVersions_BaseVersionId",
                table: "CriteriaSetVersions");

            migrationBuilder.DropIndex(
                name: "IX_CriteriaSetVersions_BaseVersionId",
                table: "CriteriaSetVersions");

            migrationBuilder.DropColumn(
                name: "EditedAt",
                table: "SetCriteria");

            migrationBuilder.DropColumn(
                name: "EditedByName",
                table: "SetCriteria");

            migrationBuilder.DropColumn(
                name: "BaseVersionId",
                table: "CriteriaSetVersions");

            migrationBuilder.DropColumn(
                name: "BasedOn",
                table: "CriteriaSetVersions");

            migrationBuilder.DropColumn(
                name: "DecisionDate",
                table: "CriteriaSetVersions");

            migrationBuilder.DropColumn(
                name: "DecisionNumber",
                table: "CriteriaSetVersions");

            migrationBuilder.AlterColumn<long>(
                name: "ReleasedAt",
                table: "CriteriaSetVersions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "INTEGER",
                oldNullable: true);
        }
    }
}
