require 'bunny'
require 'kafka'
require 'rdkafka'
require 'redis'
require 'mqtt'
require 'nats/client'
require 'aws-sdk-sqs'

# Messages of queues and brokers: what the sender has written, beside what the program or the broker says.

connection = Bunny.new(host: 'queue').tap(&:start)
channel = connection.create_channel
channel.queue('parcels', durable: true).bind('all').subscribe(manual_ack: true, block: true) do |delivery, properties, payload|
  system("show #{payload}") # want RBN201
  system("show #{properties.headers['kind']}") # want RBN201
  system("show #{properties.type}") # want RBN201
  system("show #{delivery.routing_key}") # want RBN201
  system("show #{delivery.delivery_tag}")
  system("show #{properties.priority}")
end

_, properties, payload = channel.temporary_queue.pop
system("show #{payload}") # want RBN201
system("show #{properties[:headers]}") # want RBN201
system("show #{channel.temporary_queue.message_count}")

Bunny.run do |open|
  open.channel.basic_consume('parcels') do |_delivery, meta, body|
    system("show #{body}") # want RBN201
    system("show #{meta.timestamp}")
  end
end

consumer = Kafka.new(['kafka:9092']).consumer(group_id: 'shop')
consumer.each_message do |message|
  system("show #{message.value}") # want RBN201
  system("show #{message.key}") # want RBN201
  system("show #{message.offset}")
end

reader = Rdkafka::Config.new('group.id': 'shop').consumer
reader.each do |message|
  system("show #{message.payload}") # want RBN201
  system("show #{message.partition}")
end
polled = reader.poll(100)
system("show #{polled.headers['kind']}") # want RBN201
system("show #{polled.offset}")

redis = Redis.new(url: 'redis://queue')
_list, job = redis.blpop('jobs')
system("show #{job}") # want RBN201
system("show #{redis.lpop('jobs')}") # want RBN201
system("show #{redis.llen('jobs')}")
redis.subscribe('news') do |on|
  on.message { |_name, text| system("show #{text}") } # want RBN201
  on.message { |name, _text| system("show #{name}") }
  on.pmessage { |_pattern, _name, text| system("show #{text}") } # want RBN201
end

MQTT::Client.connect('broker') do |client|
  client.get('rooms/#') do |topic, message|
    system("show #{message}") # want RBN201
    system("show #{topic}") # want RBN201
  end
end
_topic, reading = MQTT::Client.new('broker').get
system("show #{reading}") # want RBN201

NATS.connect('broker').subscribe('orders.*') do |message|
  system("show #{message.data}") # want RBN201
  system("show #{message.subject}") # want RBN201
end

sqs = Aws::SQS::Client.new
sqs.receive_message(queue_url: 'https://queue').messages.each do |message|
  system("show #{message.body}") # want RBN201
  system("show #{message.message_id}")
end
Aws::SQS::QueuePoller.new('https://queue').poll do |message|
  system("show #{message.body}") # want RBN201
  system("show #{message.receipt_handle}")
end
