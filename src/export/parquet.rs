//! Parquet: one table of all statements, typed, for `DuckDB`, pandas, R and Spark.
//!
//! Comes in: a graph. Goes out: a row for each record with all that is known of
//! it, of its edge and of its document; lists are lists, dates that are known
//! in part are text beside the first and the last day that they may mean.

use std::io::{self, Write};
use std::sync::Arc;

use ::parquet::basic::Compression;
use ::parquet::data_type::{
    BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type,
};
use ::parquet::errors::ParquetError;
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::{
    SerializedColumnWriter, SerializedFileWriter, SerializedRowGroupWriter,
};
use ::parquet::schema::parser::parse_message_type;

use super::flat::documents;
use super::time_axis::{EPOCH, span};
use super::{ExportError, StanceGraph};
use crate::date::PartialDate;
use crate::graph::{DocumentNode, EdgeTarget, StanceEdge};
use crate::stances::{ActorRef, Stance};

/// Rows that are packed together.
const GROUP: usize = 65_536;

/// A record with what it belongs to.
struct Row<'g> {
    graph: &'g StanceGraph,
    edge: &'g StanceEdge,
    number: usize,
    record: &'g Stance,
    document: Option<&'g DocumentNode>,
}

/// What a column holds, and where it comes from.
enum Column {
    Text(for<'r> fn(&'r Row<'_>) -> &'r str),
    Maybe(for<'r> fn(&'r Row<'_>) -> Option<&'r str>),
    Whole(fn(&Row<'_>) -> usize),
    Number(fn(&Row<'_>) -> f64),
    Truth(fn(&Row<'_>) -> bool),
    Date(fn(&Row<'_>) -> Option<PartialDate>),
    FirstDay(fn(&Row<'_>) -> Option<PartialDate>),
    LastDay(fn(&Row<'_>) -> Option<PartialDate>),
    List(for<'r> fn(&'r Row<'_>) -> Vec<&'r str>),
}

fn ids(actors: &[ActorRef]) -> Vec<&str> {
    actors.iter().map(|it| it.id.as_str()).collect()
}

fn names(actors: &[ActorRef]) -> Vec<&str> {
    actors.iter().map(|it| it.name.as_str()).collect()
}

fn on(row: &Row<'_>) -> Option<PartialDate> {
    row.record.date
}

fn issue<'r>(row: &'r Row<'_>) -> Option<&'r str> {
    match &row.edge.target {
        EdgeTarget::Issue(id) => Some(id.as_str()),
        EdgeTarget::Unlisted(_) => None,
    }
}

/// The columns, in order.
const COLUMNS: &[(&str, Column)] = &[
    ("edge", Column::Text(|row| row.edge.id.as_str())),
    ("record", Column::Whole(|row| row.number)),
    ("holder", Column::Text(|row| row.record.holder.id.as_str())),
    ("holder_name", Column::Text(|row| &row.record.holder.name)),
    (
        "holder_kind",
        Column::Text(|row| row.record.holder.kind.as_str()),
    ),
    (
        "party",
        Column::Maybe(|row| row.record.party.as_ref().map(|it| it.id.as_str())),
    ),
    (
        "party_name",
        Column::Maybe(|row| row.record.party.as_ref().map(|it| it.name.as_str())),
    ),
    (
        "party_kind",
        Column::Maybe(|row| row.record.party.as_ref().map(|it| it.kind.as_str())),
    ),
    ("stance", Column::Text(|row| row.record.stance.as_str())),
    ("act", Column::Text(|row| row.record.act.as_str())),
    (
        "intensity",
        Column::Whole(|row| usize::from(row.record.intensity)),
    ),
    ("modality", Column::Text(|row| row.record.modality.as_str())),
    ("scope", Column::Text(|row| row.record.scope.as_str())),
    ("quoted", Column::Truth(|row| row.record.quoted)),
    ("confidence", Column::Number(|row| row.record.confidence)),
    ("rule", Column::Text(|row| row.record.rule.as_str())),
    ("date", Column::Date(on)),
    ("date_first_day", Column::FirstDay(on)),
    ("date_last_day", Column::LastDay(on)),
    ("target", Column::Text(|row| row.edge.target.as_str())),
    (
        "target_label",
        Column::Text(|row| row.graph.label(&row.edge.target)),
    ),
    ("issue", Column::Maybe(issue)),
    ("target_text", Column::Text(|row| &row.record.target.text)),
    ("target_start", Column::Whole(|row| row.record.target.start)),
    ("target_end", Column::Whole(|row| row.record.target.end)),
    (
        "target_meaning",
        Column::Text(|row| &row.record.target.meaning),
    ),
    (
        "aimed_at",
        Column::List(|row| ids(&row.record.target.actors)),
    ),
    (
        "aimed_at_names",
        Column::List(|row| names(&row.record.target.actors)),
    ),
    (
        "addressed_to",
        Column::List(|row| ids(&row.record.addressee)),
    ),
    (
        "addressed_to_names",
        Column::List(|row| names(&row.record.addressee)),
    ),
    ("via", Column::List(|row| ids(&row.record.via))),
    ("via_names", Column::List(|row| names(&row.record.via))),
    ("sentence", Column::Text(|row| &row.record.evidence.text)),
    ("start", Column::Whole(|row| row.record.evidence.start)),
    ("end", Column::Whole(|row| row.record.evidence.end)),
    ("document", Column::Text(|row| row.record.document.as_str())),
    (
        "document_title",
        Column::Maybe(|row| row.document.and_then(|it| it.title.as_deref())),
    ),
    (
        "document_date",
        Column::Date(|row| row.document.and_then(|it| it.date)),
    ),
    (
        "publisher",
        Column::Maybe(|row| row.document.and_then(|it| it.publisher.as_deref())),
    ),
    (
        "url",
        Column::Maybe(|row| row.document.and_then(|it| it.url.as_deref())),
    ),
    (
        "document_hash",
        Column::Maybe(|row| row.document.map(|it| it.hash.as_str())),
    ),
    (
        "edge_confidence",
        Column::Number(|row| row.edge.confidence()),
    ),
    ("edge_records", Column::Whole(|row| row.edge.evidence.len())),
    ("edge_documents", Column::Whole(|row| documents(row.edge))),
];

/// Writes all records of the graph.
///
/// # Errors
///
/// [`ExportError`] if `out` does not take it.
pub fn write(graph: &StanceGraph, out: &mut dyn Write) -> Result<(), ExportError> {
    let rows: Vec<Row<'_>> = graph
        .edges()
        .iter()
        .flat_map(|edge| {
            let records = edge.evidence.iter().enumerate();
            records.map(move |(number, record)| Row {
                graph,
                edge,
                number,
                record,
                document: graph.document(&record.document),
            })
        })
        .collect();
    let table = packed(&rows).map_err(io::Error::other)?;
    Ok(out.write_all(&table)?)
}

fn packed(rows: &[Row<'_>]) -> Result<Vec<u8>, ParquetError> {
    let schema = Arc::new(parse_message_type(&schema())?);
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by("demarche".to_owned())
        .build();
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties))?;
    for rows in rows.chunks(GROUP) {
        let mut group = writer.next_row_group()?;
        for (_, column) in COLUMNS {
            column.write(rows, &mut group)?;
        }
        group.close()?;
    }
    writer.into_inner()
}

fn schema() -> String {
    let columns = COLUMNS.iter().map(|(name, column)| match column {
        Column::Text(_) => format!("required binary {name} (UTF8);"),
        Column::Maybe(_) | Column::Date(_) => format!("optional binary {name} (UTF8);"),
        Column::Whole(_) => format!("required int64 {name};"),
        Column::Number(_) => format!("required double {name};"),
        Column::Truth(_) => format!("required boolean {name};"),
        Column::FirstDay(_) | Column::LastDay(_) => format!("optional int32 {name} (DATE);"),
        Column::List(_) => format!(
            "required group {name} (LIST) {{ repeated group list {{ required binary element (UTF8); }} }}"
        ),
    });
    let columns: Vec<String> = columns.collect();
    format!("message statements {{ {} }}", columns.join(" "))
}

type Group<'w> = SerializedRowGroupWriter<'w, Vec<u8>>;

impl Column {
    fn write(&self, rows: &[Row<'_>], group: &mut Group<'_>) -> Result<(), ParquetError> {
        let Some(mut column) = group.next_column()? else {
            return Err(ParquetError::General("a column too many".to_owned()));
        };
        self.fill_in(rows, &mut column)?;
        column.close()
    }

    fn fill_in(
        &self,
        rows: &[Row<'_>],
        column: &mut SerializedColumnWriter<'_>,
    ) -> Result<(), ParquetError> {
        match self {
            Self::Text(of) => fill::<ByteArrayType>(column, rows.iter().map(|row| text(of(row)))),
            Self::Whole(of) => fill::<Int64Type>(
                column,
                rows.iter()
                    .map(|row| i64::try_from(of(row)).unwrap_or(i64::MAX)),
            ),
            Self::Number(of) => fill::<DoubleType>(column, rows.iter().map(|row| of(row))),
            Self::Truth(of) => fill::<BoolType>(column, rows.iter().map(|row| of(row))),
            Self::Maybe(of) => {
                maybe::<ByteArrayType>(column, rows.iter().map(|row| of(row).map(text)))
            }
            Self::Date(of) => maybe::<ByteArrayType>(
                column,
                rows.iter()
                    .map(|row| of(row).map(|date| text(&date.to_string()))),
            ),
            Self::FirstDay(of) => maybe::<Int32Type>(
                column,
                rows.iter()
                    .map(|row| of(row).and_then(|date| day(span(date).0))),
            ),
            Self::LastDay(of) => maybe::<Int32Type>(
                column,
                rows.iter()
                    .map(|row| of(row).and_then(|date| day(span(date).1))),
            ),
            Self::List(of) => lists(column, rows.iter().map(|row| of(row))),
        }
    }
}

fn text(words: &str) -> ByteArray {
    ByteArray::from(words.as_bytes().to_vec())
}

/// Days since 1970.
fn day(number: i64) -> Option<i32> {
    i32::try_from(number - EPOCH).ok()
}

fn fill<T: DataType>(
    column: &mut SerializedColumnWriter<'_>,
    values: impl Iterator<Item = T::T>,
) -> Result<(), ParquetError> {
    let values: Vec<T::T> = values.collect();
    column.typed::<T>().write_batch(&values, None, None)?;
    Ok(())
}

fn maybe<T: DataType>(
    column: &mut SerializedColumnWriter<'_>,
    values: impl Iterator<Item = Option<T::T>>,
) -> Result<(), ParquetError> {
    let values: Vec<Option<T::T>> = values.collect();
    let levels: Vec<i16> = values.iter().map(|it| i16::from(it.is_some())).collect();
    let values: Vec<T::T> = values.into_iter().flatten().collect();
    column
        .typed::<T>()
        .write_batch(&values, Some(&levels), None)?;
    Ok(())
}

/// An item begins its row at level 0 or goes on with it at level 1; an empty
/// list has no item, but one level.
fn lists<'r>(
    column: &mut SerializedColumnWriter<'_>,
    rows: impl Iterator<Item = Vec<&'r str>>,
) -> Result<(), ParquetError> {
    let (mut values, mut defined, mut repeated) = (Vec::new(), Vec::new(), Vec::new());
    for items in rows {
        if items.is_empty() {
            defined.push(0);
            repeated.push(0);
        }
        for (place, item) in items.into_iter().enumerate() {
            values.push(text(item));
            defined.push(1);
            repeated.push(i16::from(place > 0));
        }
    }
    column
        .typed::<ByteArrayType>()
        .write_batch(&values, Some(&defined), Some(&repeated))?;
    Ok(())
}
