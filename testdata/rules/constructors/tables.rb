require 'sinatra'

# Classes that stand in a table: each is made by its own constructor.
class Exporter
  def self.for(kind, options)
    registry.fetch(kind, TextExporter).new(options)
  end

  def self.registry
    @registry ||= { 'zip' => ZipExporter, 'pdf' => PdfExporter, 'csv' => CsvExporter }
  end

  def initialize(options)
    @options = options
  end

  def call
    prepare
  end

  def prepare; end
end

class TextExporter < Exporter
end

class ZipExporter < Exporter
  def prepare
    system("zip -P #{@options[:password]} in.zip in") # want RBN201
  end
end

class PdfExporter < Exporter
  def initialize(options)
    super
    @copies = options[:copies].to_i
    @paper = options[:paper]
  end

  def prepare
    system("pdfjam --nup #{@copies} in.pdf")
    system("pdfjam --papersize #{@paper} in.pdf") # want RBN201
  end
end

class CsvExporter < Exporter
  def initialize(_options)
    @paper = 'none'
  end

  def prepare
    system("csvtool -t #{@paper} in.csv") # FP_RBN201
  end
end

post '/export/:kind' do
  Exporter.for(params[:kind], params).call
  ''
end
